package keys

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"errors"
)

const bits = 4096

func long() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, 3072) // evidence: long-key
}

func named() (*rsa.PrivateKey, error) {
	return rsa.GenerateKey(rand.Reader, bits) // evidence: long-key
}

func asked(size int) (*rsa.PrivateKey, error) {
	if size < 2048 {
		return nil, errors.New("too short")
	}
	return rsa.GenerateKey(rand.Reader, size) // evidence: checked-length
}

func curve() (*ecdsa.PrivateKey, error) {
	return ecdsa.GenerateKey(elliptic.P256(), rand.Reader) // evidence: sound-curve
}
