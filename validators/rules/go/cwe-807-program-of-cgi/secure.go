package main

import (
	"net/http"
	"net/http/fcgi"
	"os"
)

func main() {
	fcgi.Serve(nil, http.HandlerFunc(answer)) // evidence: served-by-fastcgi
}

func direct() *http.Client {
	return &http.Client{Transport: &http.Transport{Proxy: nil}} // evidence: own-proxy
}

func fixed() *http.Transport {
	return &http.Transport{Proxy: http.ProxyURL(ownProxy)} // evidence: own-proxy
}

func proxy() string {
	return os.Getenv("HTTP_PROXY")
}
