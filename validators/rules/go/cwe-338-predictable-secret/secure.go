package token

import (
	"crypto/rand"
	"math/big"
	mrand "math/rand"
)

func newToken() string {
	return rand.Text() // evidence
}

func generatePassword(n int) ([]byte, error) {
	out := make([]byte, n)
	_, err := rand.Read(out) // evidence
	return out, err
}

func code() (*big.Int, error) {
	return rand.Int(rand.Reader, big.NewInt(1000000)) // evidence
}

func dice() int {
	return 1 + mrand.Intn(6)
}
