package daemon

import (
	"crypto"
	"crypto/rsa"
	"fmt"
	"os"
	"syscall"
)

func drop(uid, gid int) error {
	if err := syscall.Setgid(gid); err != nil { // evidence
		return fmt.Errorf("setgid: %w", err)
	}
	return syscall.Setuid(uid) // evidence
}

func keep(path string, key []byte) error {
	if err := os.WriteFile(path, key, 0o600); err != nil {
		return err
	}
	err := os.Chmod(path, 0o400) // evidence
	return err
}

func accept(pub *rsa.PublicKey, sum, sig []byte) bool {
	return rsa.VerifyPKCS1v15(pub, crypto.SHA256, sum, sig) == nil // evidence
}

func tidy(path string) {
	os.Remove(path)
}
