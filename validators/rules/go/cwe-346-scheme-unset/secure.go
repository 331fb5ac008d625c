package guard

import (
	"net/http"
	"net/url"
)

func (g *Guard) ServeHTTP(w http.ResponseWriter, r *http.Request) { // evidence: connection-asked
	referer, err := url.Parse(r.Referer())
	if err != nil || referer.Host != r.Host {
		http.Error(w, "foreign page", http.StatusForbidden)
		return
	}
	g.next.ServeHTTP(w, r)
}

func secure(w http.ResponseWriter, req *http.Request) { // evidence: connection-asked
	if req.TLS == nil {
		http.Redirect(w, req, "https://"+own+req.URL.Path, http.StatusMovedPermanently)
		return
	}
}

func same(w http.ResponseWriter, r *http.Request) { // evidence: connection-asked
	origin, err := url.Parse(r.Header.Get("Origin"))
	if err != nil || r.Host == "" || origin.Host != r.Host {
		http.Error(w, "foreign page", http.StatusForbidden)
	}
}

func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.URL.Scheme == "https" {
		return t.safe.RoundTrip(req)
	}
	return t.plain.RoundTrip(req)
}

func forward(w http.ResponseWriter, r *http.Request) {
	r.URL.Scheme = "http"
	if r.URL.Scheme == "https" {
		return
	}
}
