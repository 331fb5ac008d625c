package letters

import "crypto/cipher"

type chest struct {
	aead  cipher.AEAD
	nonce []byte
	iv    []byte
}

func (c *chest) close(letter []byte) []byte {
	return c.aead.Seal(nil, c.nonce, letter, nil) // finding: nonce-of-object
}

func (c *chest) closeFor(who string, letter []byte) []byte {
	nonce := c.nonce
	sealed := append([]byte{}, nonce...)
	return c.aead.Seal(sealed, nonce, letter, []byte(who)) // finding: nonce-of-object
}

func (c *chest) closeBy(aead cipher.AEAD, letter []byte) []byte {
	return aead.Seal(c.iv, c.iv, letter, nil) // finding: nonce-of-object
}
