package web

import (
	"net/http"

	"github.com/gorilla/csrf"
	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{CheckOrigin: func(r *http.Request) bool { return true }} // finding: every-origin-accepted

func later(u *websocket.Upgrader) {
	u.CheckOrigin = func(r *http.Request) bool { return true } // finding: every-origin-accepted
}

func skipped(r *http.Request) *http.Request {
	return csrf.UnsafeSkipCheck(r) // finding: token-check-off
}
