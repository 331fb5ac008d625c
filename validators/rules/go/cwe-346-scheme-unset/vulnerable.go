package guard

import (
	"net/http"
	"net/url"
)

func (g *Guard) ServeHTTP(w http.ResponseWriter, r *http.Request) { // finding: scheme-asked
	if r.URL.Scheme == "https" {
		from, err := url.Parse(r.Referer())
		if err != nil || from.Host != r.Host {
			http.Error(w, "foreign page", http.StatusForbidden)
			return
		}
	}
	g.next.ServeHTTP(w, r)
}

func secure(w http.ResponseWriter, req *http.Request) { // finding: scheme-asked
	if req.URL.Scheme != "http" {
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
	}
}

func same(w http.ResponseWriter, r *http.Request) { // finding: host-of-address
	origin, err := url.Parse(r.Header.Get("Origin"))
	if err != nil || origin.Host != r.URL.Host {
		http.Error(w, "foreign page", http.StatusForbidden)
	}
}
