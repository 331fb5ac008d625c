package daemon

import (
	"crypto"
	"crypto/rsa"
	"os"
	"syscall"
)

func drop(uid, gid int) {
	syscall.Setgid(gid) // finding
	syscall.Setuid(uid) // finding
}

func keep(path string, key []byte) error {
	if err := os.WriteFile(path, key, 0o600); err != nil {
		return err
	}
	os.Chmod(path, 0o400) // finding: rights-kept
	return nil
}

func accept(pub *rsa.PublicKey, sum, sig []byte) bool {
	rsa.VerifyPKCS1v15(pub, crypto.SHA256, sum, sig) // finding: check-not-asked
	return true
}
