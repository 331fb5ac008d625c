package web

import (
	"net/http"

	"github.com/rs/cors"
)

var origins = map[string]bool{"https://a.example.com": true, "https://b.example.com": true}

func named(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "https://a.example.com") // evidence: named-origin
}

func listed(w http.ResponseWriter, r *http.Request) {
	origin := r.Header.Get("Origin")
	if origins[origin] {
		w.Header().Set("Access-Control-Allow-Origin", origin) // evidence: guarded
	}
}

func middleware() *cors.Cors {
	return cors.New(cors.Options{AllowedOrigins: []string{"https://a.example.com"}, AllowCredentials: true}) // evidence: named-origins
}

func vary(w http.ResponseWriter) {
	w.Header().Set("Vary", "Origin")
}
