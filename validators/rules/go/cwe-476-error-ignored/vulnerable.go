package app

import (
	"encoding/pem"
	"net/http"
	"os"
)

func Status(address string) int {
	resp, _ := http.Get(address) // finding: error-thrown-away
	defer resp.Body.Close()
	return resp.StatusCode
}

func Theme(r *http.Request) string {
	cookie, _ := r.Cookie("theme") // finding: error-thrown-away
	return cookie.Value
}

func Size(name string) int64 {
	file, _ := os.Open(name) // finding: error-thrown-away
	info, fault := file.Stat()
	if fault == nil {
		return info.Size()
	}
	return 0
}

func named(text []byte) string {
	block, _ := pem.Decode(text)
	return block.Type // finding: nil-used
}
