package mail

import (
	"crypto/tls"
	"net/http"

	"google.golang.org/grpc/credentials"
)

func connect(address, name string) (*tls.Conn, error) {
	return tls.Dial("tcp", address, &tls.Config{ServerName: name}) // finding: used-without-version
}

func listen(address string, pair tls.Certificate) {
	config := &tls.Config{Certificates: []tls.Certificate{pair}}
	config.NextProtos = []string{"h2"}
	listener, _ := tls.Listen("tcp", address, config) // finding: used-without-version
	serve(listener)
}

func client(pool *Pool) *http.Client {
	transport := &http.Transport{ // finding: used-without-version
		TLSClientConfig: &tls.Config{RootCAs: pool.roots},
	}
	return &http.Client{Transport: transport}
}

func settings(pair tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{pair}}
}

func peer(pair tls.Certificate) credentials.TransportCredentials {
	return credentials.NewTLS(&tls.Config{Certificates: []tls.Certificate{pair}}) // finding: used-without-version
}

func later(server *http.Server) {
	server.TLSConfig = &tls.Config{} // finding: used-without-version
}
