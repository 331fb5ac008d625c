package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"

	"golang.org/x/crypto/ssh"
)

func client() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // finding: verification-off
}

func pinned(pin func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	return &tls.Config{VerifyPeerCertificate: pin, ClientSessionCache: tls.NewLRUClientSessionCache(64)} // finding: resumed-unchecked
}

func later() *tls.Config {
	config := &tls.Config{}
	config.InsecureSkipVerify = true // finding: verification-off
	return config
}

func dial(user string) (*ssh.Client, error) {
	return ssh.Dial("tcp", "host:22", &ssh.ClientConfig{User: user, HostKeyCallback: ssh.InsecureIgnoreHostKey()}) // finding: any-host-key
}
