package client

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"

	"golang.org/x/crypto/ssh"
)

func client(pool *x509.CertPool) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}} // evidence: verified
}

func strict() *tls.Config {
	return &tls.Config{InsecureSkipVerify: false, ServerName: "db"} // evidence: verified
}

func dial(user string, key ssh.PublicKey) (*ssh.Client, error) {
	return ssh.Dial("tcp", "host:22", &ssh.ClientConfig{User: user, HostKeyCallback: ssh.FixedHostKey(key)}) // evidence: known-host-key
}

func pinned(check func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	return &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: check}
}

func named() *tls.Config {
	return &tls.Config{ServerName: "db"}
}

func resumed(check func(tls.ConnectionState) error) *tls.Config {
	return &tls.Config{VerifyConnection: check, ClientSessionCache: tls.NewLRUClientSessionCache(64)} // evidence: checked-on-resumption
}

func fresh(pin func([][]byte, [][]*x509.Certificate) error) *tls.Config {
	return &tls.Config{VerifyPeerCertificate: pin}
}
