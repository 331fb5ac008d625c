package client

import (
	"crypto/tls"
	"crypto/x509"
)

func settings(roots *x509.CertPool) *tls.Config {
	settings := &tls.Config{MinVersion: tls.VersionTLS12} // evidence
	settings.InsecureSkipVerify = roots == nil // finding
	return settings
}

func other(host string) *tls.Config {
	return &tls.Config{InsecureSkipVerify: host != "pay.example.com"} // finding
}
