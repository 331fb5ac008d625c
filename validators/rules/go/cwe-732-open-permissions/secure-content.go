package keep

import "os"

func save(path string, privateKey []byte) error {
	return os.WriteFile(path, privateKey, 0600) // evidence: own-only
}

func publish(path string, publicKey []byte) error {
	return os.WriteFile(path, publicKey, 0644)
}
