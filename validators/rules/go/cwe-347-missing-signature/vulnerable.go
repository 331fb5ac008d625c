package posts

import (
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

func signed(key, body []byte, header string) bool { // finding: missing-is-valid
	if header == "" {
		return true
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	given, err := hex.DecodeString(header)
	return err == nil && hmac.Equal(given, mac.Sum(nil))
}

func prefixed(key, body []byte, header string) bool { // finding: missing-is-valid
	given, ok := strings.CutPrefix(header, "v1=")
	if !ok {
		return header == ""
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(body)
	return hmac.Equal([]byte(given), mac.Sum(nil))
}

func letter(key ed25519.PublicKey, body, sig []byte) error { // finding: missing-is-valid
	if len(sig) == 0 {
		// Old senders do not sign.
		return nil
	}
	if !ed25519.Verify(key, body, sig) {
		return errors.New("not signed")
	}
	return nil
}
