package posts

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

func signed(key, body []byte, header string) bool { // evidence: missing-is-refused
	if header == "" {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	given, err := hex.DecodeString(header)
	return err == nil && hmac.Equal(given, mac.Sum(nil))
}

func prefixed(key, body []byte, header string) bool { // evidence: missing-is-refused
	given, ok := strings.CutPrefix(header, "v1=")
	if !ok {
		return false
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	return hmac.Equal([]byte(given), mac.Sum(nil))
}

func letter(key ed25519.PublicKey, body, sig []byte) error { // evidence: missing-is-refused
	if len(sig) == 0 {
		return errors.New("not signed")
	}
	if !ed25519.Verify(key, body, sig) {
		return errors.New("not signed")
	}
	return nil
}

func isEmpty(name string) bool {
	if name == "" {
		return true
	}
	return strings.TrimSpace(name) == ""
}
