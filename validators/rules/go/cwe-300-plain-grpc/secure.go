package calls

import (
	"crypto/tls"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
)

func dial(address string, config *tls.Config) (*grpc.ClientConn, error) {
	return grpc.NewClient(address, grpc.WithTransportCredentials(credentials.NewTLS(config))) // evidence: dialled-with-tls
}

func serve(own credentials.TransportCredentials) *grpc.Server {
	return grpc.NewServer(grpc.Creds(own)) // evidence: served-with-tls
}

func fromFiles() (credentials.TransportCredentials, error) {
	return credentials.NewServerTLSFromFile("server.crt", "server.key") // evidence: served-with-tls
}

func with(options []grpc.ServerOption) *grpc.Server {
	return grpc.NewServer(options...)
}
