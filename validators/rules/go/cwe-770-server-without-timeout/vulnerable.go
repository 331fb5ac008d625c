package main

import (
	"log"
	"net/http"
)

func main() {
	log.Fatal(http.ListenAndServe(":8080", nil)) // finding: no-timeouts
}

func server(h http.Handler) *http.Server {
	return &http.Server{Addr: ":8080", Handler: h} // finding: no-header-timeout
}

func never(h http.Handler) *http.Server {
	return &http.Server{Addr: ":8080", Handler: h, ReadHeaderTimeout: 0} // finding: zero-timeout
}
