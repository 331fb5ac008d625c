package mail

import (
	"crypto/tls"
	"net/http"
)

func transport(name string) *http.Transport {
	way := &http.Transport{}
	way.TLSClientConfig = &tls.Config{ServerName: name}
	way.TLSClientConfig.MinVersion = tls.VersionTLS12 // evidence: version-said
	return way
}

func client(name string) *http.Client {
	way := &http.Transport{TLSClientConfig: &tls.Config{ServerName: name}}
	way.TLSClientConfig.MinVersion = tls.VersionTLS13 // evidence: version-said
	return &http.Client{Transport: way}
}

func start(server *http.Server) error {
	server.TLSConfig = &tls.Config{}
	server.TLSConfig.MinVersion = tls.VersionTLS12 // evidence: version-said
	return server.ListenAndServeTLS("pair.pem", "key.pem")
}

func completed(server *http.Server) error {
	server.TLSConfig = &tls.Config{}
	complete(server.TLSConfig)
	return server.ListenAndServeTLS("pair.pem", "key.pem")
}

func complete(config *tls.Config) {
	config.MinVersion = tls.VersionTLS13 // evidence: version-said
}
