package mail

import (
	"crypto/tls"
	"net/http"

	"google.golang.org/grpc/credentials"
)

const lowest = tls.VersionTLS13

func connect(address, name string) (*tls.Conn, error) {
	return tls.Dial("tcp", address, &tls.Config{ServerName: name, MinVersion: tls.VersionTLS12}) // evidence: version-said
}

func listen(address string, pair tls.Certificate) {
	config := &tls.Config{Certificates: []tls.Certificate{pair}}
	config.MinVersion = tls.VersionTLS12 // evidence: version-said
	listener, _ := tls.Listen("tcp", address, config)
	serve(listener)
}

func client(pool *Pool) *http.Client {
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{ // evidence: version-said
			RootCAs:    pool.roots,
			MinVersion: lowest,
		},
	}
	return &http.Client{Transport: transport}
}

// What the caller has set is the caller's to say.
func handed(config *tls.Config) credentials.TransportCredentials {
	return credentials.NewTLS(config)
}

func copied(base *tls.Config, name string) *tls.Config {
	config := base.Clone()
	config.ServerName = name
	return config
}

func read(wanted uint16) *tls.Config {
	return &tls.Config{MinVersion: wanted}
}

func plain() *http.Transport {
	return &http.Transport{MaxIdleConns: 10}
}

func other() *Config {
	return &Config{Name: "mail"}
}
