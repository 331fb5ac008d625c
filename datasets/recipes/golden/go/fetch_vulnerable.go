package fetch

import (
	"crypto/tls"
	"net/http"
	"time"
)

// Client returns a client for the internal services.
func Client() *http.Client {
	transport := &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	return &http.Client{Transport: transport, Timeout: 10 * time.Second}
}
