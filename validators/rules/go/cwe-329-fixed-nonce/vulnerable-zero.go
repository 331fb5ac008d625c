package box

func (b *box) shut(text []byte) []byte {
	nonce := make([]byte, b.aead.NonceSize())
	return b.aead.Seal(nonce, nonce, text, nil) // finding: constant-nonce
}
