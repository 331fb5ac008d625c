package main

import (
	"net/http"
	"net/http/cgi"
	"os"
)

func main() {
	cgi.Serve(http.HandlerFunc(answer)) // finding: served-by-cgi
}

func old(mux *http.ServeMux) {
	mux.Handle("/old/", &cgi.Handler{Path: "/srv/old.cgi"}) // finding: starts-cgi
}

func proxy() string {
	return os.Getenv("HTTP_PROXY") // finding: proxy-from-environment
}
