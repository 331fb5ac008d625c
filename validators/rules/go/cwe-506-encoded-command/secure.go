package update

import (
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"os/exec"
)

func table() (out map[string]int, err error) {
	text, _ := base64.StdEncoding.DecodeString("eyJzaXplIjo0MiwibmFtZSI6MX0=")
	err = json.Unmarshal(text, &out) // evidence: decoded-as-data
	return out, err
}

func key() (any, error) {
	der, err := base64.StdEncoding.DecodeString("MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE")
	if err != nil {
		return nil, err
	}
	return x509.ParsePKIXPublicKey(der) // evidence: decoded-as-data
}

func shape(into any) error {
	text, _ := hex.DecodeString("3c6e616d653e613c2f6e616d653e")
	return xml.Unmarshal(text, into) // evidence: decoded-as-data
}

func version() ([]byte, error) {
	return exec.Command("go", "version").Output()
}
