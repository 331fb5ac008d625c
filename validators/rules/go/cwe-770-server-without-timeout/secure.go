package main

import (
	"net/http"
	"net/http/httptest"
	"time"
)

const wait = 5 * time.Second

func server(h http.Handler) *http.Server {
	return &http.Server{Addr: ":8080", Handler: h, ReadHeaderTimeout: 5 * time.Second} // evidence
}

func full(h http.Handler) *http.Server {
	return &http.Server{ // evidence
		Addr:         ":8080",
		Handler:      h,
		ReadTimeout:  wait,
		WriteTimeout: wait,
	}
}

func held(h http.Handler) error {
	s := http.Server{Handler: h, ReadHeaderTimeout: wait} // evidence
	return s.ListenAndServe()
}

func test(h http.Handler) *httptest.Server {
	return httptest.NewServer(h)
}
