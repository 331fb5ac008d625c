package auth

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
)

func check(key, body, signature []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(body)
	return bytes.Equal(h.Sum(nil), signature) // finding
}

func token(given, apiToken string) bool {
	return given == apiToken // finding
}

func header(expectedMac, given string) bool {
	if given != expectedMac { // finding
		return false
	}
	return true
}
