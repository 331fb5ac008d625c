package box

import (
	"crypto/cipher"
	"crypto/des"
	"crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
)

func des1(key []byte) (cipher.Block, error) {
	return des.NewCipher(key) // finding: broken-cipher
}

func stream(key []byte) (*rc4.Cipher, error) {
	return rc4.NewCipher(key) // finding: broken-cipher
}

func feedback(block cipher.Block, iv []byte) cipher.Stream {
	return cipher.NewCFBEncrypter(block, iv) // finding: unauthenticated-mode
}

func padded(pub *rsa.PublicKey, msg []byte) ([]byte, error) {
	return rsa.EncryptPKCS1v15(rand.Reader, pub, msg) // finding: padding-oracle
}
