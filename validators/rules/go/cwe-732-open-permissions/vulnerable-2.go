package keys

import (
	"encoding/pem"
	"os"
)

func save(path string, der []byte, mode os.FileMode) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	defer f.Close()
	return pem.Encode(f, &pem.Block{Type: "EC PRIVATE KEY", Bytes: der}) // finding: secret-readable-by-all
}

func Keep(der []byte) error {
	return save("/srv/app/ca.pem", der, 0o644)
}

func Export(path string, der []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return pem.Encode(f, &pem.Block{Type: "PRIVATE KEY", Bytes: der}) // finding: secret-readable-by-all
}
