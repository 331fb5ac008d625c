package box

import (
	"crypto/aes"
	"crypto/cipher"
)

var fixed = []byte("0123456789ab")

func seal(aead cipher.AEAD, data []byte) []byte {
	return aead.Seal(nil, fixed, data, nil) // finding: constant-nonce
}

func zero(aead cipher.AEAD, data []byte) []byte {
	nonce := make([]byte, 12)
	return aead.Seal(nil, nonce, data, nil) // finding: constant-nonce
}

func cbc(key, data []byte) {
	block, _ := aes.NewCipher(key)
	cipher.NewCBCEncrypter(block, []byte("abcdefghijklmnop")).CryptBlocks(data, data) // finding: constant-iv
}
