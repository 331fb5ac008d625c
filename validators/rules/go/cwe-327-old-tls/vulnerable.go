package server

import "crypto/tls"

func old() *tls.Config {
	return &tls.Config{ // finding: old-version
		MinVersion: tls.VersionTLS10,
	}
}

func later(c *tls.Config) {
	c.MinVersion = tls.VersionTLS11 // finding: old-version
}

func suites() *tls.Config {
	return &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}} // finding: weak-suite
}

func capped() *tls.Config {
	return &tls.Config{MaxVersion: tls.VersionTLS11} // finding: old-version
}
