package sum

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
)

func digest(data []byte) [16]byte {
	return md5.Sum(data) // finding: broken-hash
}

func stream(data []byte) []byte {
	h := sha1.New() // finding: broken-hash
	h.Write(data)
	return h.Sum(nil)
}

func mac(key, data []byte) []byte {
	h := hmac.New(sha1.New, key) // finding: broken-hmac
	h.Write(data)
	return h.Sum(nil)
}
