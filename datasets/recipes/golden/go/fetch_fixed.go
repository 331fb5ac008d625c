package fetch

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"
)

// Client returns a client for the internal services, which are signed by roots.
func Client(roots *x509.CertPool) *http.Client {
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}}
	return &http.Client{Transport: transport, Timeout: 10 * time.Second}
}
