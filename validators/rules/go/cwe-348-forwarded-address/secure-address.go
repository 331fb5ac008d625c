package gate

import (
	"net"
	"net/http"
	"strings"
)

func clientIP(r *http.Request) string { // evidence: connection-address
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

func (g *gate) realIP(r *http.Request) string {
	host, _, _ := net.SplitHostPort(r.RemoteAddr)
	if g.trusted[host] {
		first, _, _ := strings.Cut(r.Header.Get("X-Forwarded-For"), ",")
		return first
	}
	return host
}

func setClientIP(out *http.Request, address string) {
	out.Header.Set("X-Forwarded-For", address)
}
