package web

import (
	"net/http"

	"github.com/rs/cors"
)

func echoed(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", r.Header.Get("Origin")) // finding: echoed-origin
}

func every(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*") // finding: every-origin
}

func middleware() *cors.Cors {
	return cors.New(cors.Options{AllowedOrigins: []string{"*"}, AllowCredentials: true}) // finding: every-origin-with-credentials
}
