package web

import (
	"html"
	"log"
	"net/http"
	"strings"
)

func pairs(r *http.Request) {
	log.Printf("user %s", strings.ReplaceAll(r.FormValue("name"), "\r\n", "")) // finding
	log.Printf("user %s", html.EscapeString(r.FormValue("name"))) // finding
}
