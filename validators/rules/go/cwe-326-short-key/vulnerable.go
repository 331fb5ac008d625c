package keys

import (
	"crypto/rand"
	"crypto/rsa"
)

func short() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, 1024) // finding: short-rsa-key
}

func named() (*rsa.PrivateKey, error) {
	bits := 512 * 2
	return rsa.GenerateKey(rand.Reader, bits) // finding: short-rsa-key
}

func asked(bits int) (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, bits) // finding: unchecked-length
}
