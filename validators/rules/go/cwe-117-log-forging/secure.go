package web

import (
	"log"
	"log/slog"
	"net/http"
	"strings"
)

func login(w http.ResponseWriter, r *http.Request) {
	log.Printf("login of %q failed", r.FormValue("user")) // evidence: quoted
}

func fields(w http.ResponseWriter, r *http.Request) {
	slog.Info("login failed", "user", r.FormValue("user")) // evidence: structured
}

func stripped(w http.ResponseWriter, r *http.Request) {
	name := strings.ReplaceAll(r.FormValue("user"), "\n", "")
	log.Println("user", name) // evidence: sanitized
}

func started(addr string) {
	log.Println("listening on", addr)
}

func flat(text string) string {
	return strings.NewReplacer("\r", " ", "\n", " ").Replace(text)
}

func replaced(w http.ResponseWriter, r *http.Request) {
	log.Printf("user %s", flat(r.FormValue("user"))) // evidence: sanitized
}
