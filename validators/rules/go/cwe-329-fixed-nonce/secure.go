package box

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"io"
)

func seal(aead cipher.AEAD, data []byte) ([]byte, error) {
	nonce := make([]byte, aead.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return aead.Seal(nonce, nonce, data, nil), nil // evidence: random-nonce
}

func full(key, data []byte) []byte {
	block, _ := aes.NewCipher(key)
	gcm, _ := cipher.NewGCM(block)
	nonce := make([]byte, 12)
	io.ReadFull(rand.Reader, nonce)
	return gcm.Seal(nonce, nonce, data, nil) // evidence: random-nonce
}

func cbc(block cipher.Block, data []byte) {
	iv := make([]byte, aes.BlockSize)
	rand.Read(iv)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(data, data) // evidence: random-nonce
}

func passed(aead cipher.AEAD, nonce, data []byte) []byte {
	return aead.Seal(nil, nonce, data, nil)
}
