package client

import (
	"crypto/tls"
	"net/http"

	"golang.org/x/crypto/ssh"
)

func client() *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}} // finding: verification-off
}

func later() *tls.Config {
	config := &tls.Config{}
	config.InsecureSkipVerify = true // finding: verification-off
	return config
}

func dial(user string) (*ssh.Client, error) {
	return ssh.Dial("tcp", "host:22", &ssh.ClientConfig{User: user, HostKeyCallback: ssh.InsecureIgnoreHostKey()}) // finding: any-host-key
}
