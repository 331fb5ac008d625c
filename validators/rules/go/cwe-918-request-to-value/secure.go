package web

import (
	"net/http"
	"net/url"
	"strings"
)

var hosts = map[string]bool{"a.example.com": true, "b.example.com": true}

func known(w http.ResponseWriter, r *http.Request) {
	http.Get("https://api.example.com/items/" + url.PathEscape(r.FormValue("id"))) // evidence: known-address
}

func constant(w http.ResponseWriter, r *http.Request) {
	http.Get("https://api.example.com/health") // evidence: known-address
}

func listed(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.FormValue("url"))
	if err != nil || !hosts[u.Host] {
		return
	}
	http.Get(u.String()) // evidence: guarded
}

func prefixed(w http.ResponseWriter, r *http.Request) {
	target := r.FormValue("url")
	if !strings.HasPrefix(target, "https://api.example.com/") {
		return
	}
	http.Get(target) // evidence: guarded
}

func helper(address string) (*http.Response, error) {
	return http.Get(address)
}
