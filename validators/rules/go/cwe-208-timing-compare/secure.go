package auth

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"

	"golang.org/x/crypto/bcrypt"
)

func check(key, body, signature []byte) bool {
	h := hmac.New(sha256.New, key)
	h.Write(body)
	return hmac.Equal(h.Sum(nil), signature) // evidence
}

func token(given, apiToken string) bool {
	return subtle.ConstantTimeCompare([]byte(given), []byte(apiToken)) == 1 // evidence
}

func password(hash, given []byte) bool {
	return bcrypt.CompareHashAndPassword(hash, given) == nil // evidence
}

func empty(apiToken string) bool {
	return apiToken == ""
}
