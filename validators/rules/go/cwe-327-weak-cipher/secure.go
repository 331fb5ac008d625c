package box

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"

	"golang.org/x/crypto/chacha20poly1305"
)

func gcm(key []byte) (cipher.AEAD, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block) // evidence: authenticated
}

func chacha(key []byte) (cipher.AEAD, error) {
	return chacha20poly1305.NewX(key) // evidence: authenticated
}

func padded(pub *rsa.PublicKey, msg []byte) ([]byte, error) {
	return rsa.EncryptOAEP(sha256.New(), rand.Reader, pub, msg, nil) // evidence: sound-padding
}
