package sum

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha512"
)

func digest(data []byte) [32]byte {
	return sha256.Sum256(data) // evidence: sound-hash
}

func stream(data []byte) []byte {
	h := sha512.New() // evidence: sound-hash
	h.Write(data)
	return h.Sum(nil)
}

func mac(key, data []byte) []byte {
	h := hmac.New(sha256.New, key) // evidence: sound-hmac
	h.Write(data)
	return h.Sum(nil)
}

func md5Name(column string) string {
	return "md5(" + column + ")"
}
