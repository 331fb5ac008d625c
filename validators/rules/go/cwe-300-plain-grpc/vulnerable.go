package calls

import (
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
)

func old(address string) (*grpc.ClientConn, error) {
	return grpc.Dial(address, grpc.WithInsecure()) // finding: dialled-in-clear
}

func dial(address string) (*grpc.ClientConn, error) {
	return grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials())) // finding: dialled-in-clear
}

func serve() *grpc.Server {
	server := grpc.NewServer() // finding: served-in-clear
	return server
}
