package token

import (
	"encoding/hex"
	"io"
	"math/rand"
	"time"
)

func ticket() string {
	raw := make([]byte, 16)
	io.ReadFull(rand.New(rand.NewSource(time.Now().Unix())), raw) // finding: predictable-bytes
	return hex.EncodeToString(raw)
}
