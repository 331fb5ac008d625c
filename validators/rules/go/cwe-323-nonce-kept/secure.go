package letters

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/binary"
	"io"
)

type chest struct {
	aead  cipher.AEAD
	nonce []byte
	sent  uint64
}

func (c *chest) close(letter []byte) ([]byte, error) {
	nonce := make([]byte, c.aead.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	return c.aead.Seal(nonce, nonce, letter, nil), nil // evidence: nonce-drawn
}

func (c *chest) closeAgain(letter []byte) ([]byte, error) {
	if _, err := io.ReadFull(rand.Reader, c.nonce); err != nil {
		return nil, err
	}
	return c.aead.Seal(nil, c.nonce, letter, nil), nil
}

func (c *chest) closeCounted(letter []byte) []byte {
	nonce := make([]byte, 12)
	c.sent++
	binary.BigEndian.PutUint64(nonce[4:], c.sent)
	return c.aead.Seal(nil, nonce, letter, nil)
}

func (c *chest) closeWith(letter []byte) ([]byte, error) {
	iv := make([]byte, 12)
	if _, err := io.ReadFull(rand.Reader, iv); err != nil {
		return nil, err
	}
	return c.aead.Seal(iv, iv, letter, nil), nil // evidence: nonce-drawn
}

func sealed(aead cipher.AEAD, letter []byte) []byte {
	var fresh [12]byte
	rand.Read(fresh[:])
	iv := fresh[:]
	rand.Read(iv)
	return aead.Seal(nil, iv, letter, nil) // evidence: nonce-drawn
}

func (c *chest) open(nonce, letter []byte) ([]byte, error) {
	return c.aead.Open(nil, nonce, letter, nil)
}
