package metrics

import (
	"encoding/pem"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"golang.org/x/crypto/ssh"
)

func signer() (ssh.Signer, error) {
	home, _ := os.UserHomeDir()
	body, err := os.ReadFile(filepath.Join(home, ".ssh/id_ed25519"))
	if err != nil {
		return nil, err
	}
	return ssh.ParsePrivateKey(body) // evidence: key-loaded-as-key
}

func block() *pem.Block {
	body, _ := os.ReadFile("/srv/app/id_rsa")
	found, _ := pem.Decode(body) // evidence: key-loaded-as-key
	return found
}

func host(name string) (ssh.Signer, error) {
	body, err := os.ReadFile(name + "/.ssh/id_ecdsa")
	if err != nil {
		return nil, err
	}
	return ssh.ParsePrivateKey(body) // evidence: key-loaded-as-key
}

func build() (*http.Response, error) {
	return http.Get("https://ci.example/builds/" + os.Getenv("BUILD_ID"))
}

func child(name string) error {
	cmd := exec.Command(name)
	cmd.Env = os.Environ()
	return cmd.Run()
}
