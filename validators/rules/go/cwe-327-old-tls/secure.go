package server

import "crypto/tls"

const lowest = tls.VersionTLS12

func current() *tls.Config {
	return &tls.Config{MinVersion: tls.VersionTLS13} // evidence: new-version
}

func held() *tls.Config {
	return &tls.Config{MinVersion: lowest, ServerName: "a"} // evidence: new-version
}

func later(c *tls.Config) {
	c.MinVersion = tls.VersionTLS12 // evidence: new-version
}

func suites() *tls.Config {
	return &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384}}
}
