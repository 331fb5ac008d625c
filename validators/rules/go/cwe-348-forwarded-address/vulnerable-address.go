package gate

import (
	"net/http"
	"strings"
)

func clientAddr(r *http.Request) string { // finding: header-taken-for-address
	if from := r.Header.Get("X-Forwarded-For"); from != "" {
		first, _, _ := strings.Cut(from, ",")
		return strings.TrimSpace(first)
	}
	return r.RemoteAddr
}
