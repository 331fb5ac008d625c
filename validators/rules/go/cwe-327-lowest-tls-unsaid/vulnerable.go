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
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: pool.roots},
	}
	return &http.Client{Transport: transport} // finding: used-without-version
}

func settings(pair tls.Certificate) *tls.Config {
	return &tls.Config{Certificates: []tls.Certificate{pair}}
}

func peer(pair tls.Certificate) credentials.TransportCredentials {
	return credentials.NewTLS(&tls.Config{Certificates: []tls.Certificate{pair}}) // finding: used-without-version
}

func start(server *http.Server) error {
	server.TLSConfig = &tls.Config{}
	return server.ListenAndServeTLS("pair.pem", "key.pem") // finding: used-without-version
}

func transport(name string) *http.Transport {
	way := &http.Transport{}
	way.TLSClientConfig = &tls.Config{ServerName: name}
	return way // finding: used-without-version
}

func literal(name string) *http.Server {
	return &http.Server{Addr: name, TLSConfig: &tls.Config{NextProtos: []string{"h2"}}} // finding: used-without-version
}

func given(client *http.Client) {
	client.Transport = &http.Transport{TLSClientConfig: &tls.Config{}} // finding: used-without-version
}
