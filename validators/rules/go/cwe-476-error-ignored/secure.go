package app

import (
	"encoding/pem"
	"net/http"
	"os"
	"strconv"
)

func Status(address string) int {
	resp, err := http.Get(address)
	if err != nil { // evidence: error-asked
		return 0
	}
	defer resp.Body.Close()
	return resp.StatusCode
}

func Theme(r *http.Request) string {
	cookie, err := r.Cookie("theme")
	if err == nil { // evidence: error-asked
		return cookie.Value
	}
	return ""
}

func Size(name string) int64 {
	file, err := os.Open(name)
	if err != nil { // evidence: error-asked
		return 0
	}
	defer file.Close()
	// A number that could not be read is zero: nothing is nil.
	n, _ := strconv.Atoi(name)
	return int64(n)
}

func kindOf(text []byte) string {
	block, _ := pem.Decode(text)
	if block == nil {
		return ""
	}
	return block.Type
}
