package token

import (
	"crypto/rand"
	"encoding/hex"
	"io"
	"os"
)

func ticket() (string, error) {
	raw := make([]byte, 16)
	_, err := io.ReadFull(rand.Reader, raw) // evidence: system-source
	return hex.EncodeToString(raw), err
}

func header(f *os.File) ([]byte, error) {
	raw := make([]byte, 8)
	_, err := io.ReadFull(f, raw)
	return raw, err
}
