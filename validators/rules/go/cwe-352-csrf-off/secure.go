package web

import (
	"net/http"

	"github.com/gorilla/csrf"
	"github.com/gorilla/websocket"
	"github.com/justinas/nosurf"
)

var upgrader = websocket.Upgrader{ReadBufferSize: 1024} // evidence: same-origin

func protect(key []byte, h http.Handler) http.Handler {
	return csrf.Protect(key)(h) // evidence: token-checked
}

func other(h http.Handler) http.Handler {
	return nosurf.New(h) // evidence: token-checked
}

func checked(u *websocket.Upgrader) {
	u.CheckOrigin = func(r *http.Request) bool { return r.Header.Get("Origin") == "https://a.example.com" }
}
