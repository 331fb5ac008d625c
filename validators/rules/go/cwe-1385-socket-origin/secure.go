package live

import (
	"net/http"
	"net/url"

	"github.com/coder/websocket"
	gorilla "github.com/gorilla/websocket"
)

var board = gorilla.Upgrader{ // evidence: origin-asked
	CheckOrigin: func(r *http.Request) bool {
		return r.Header.Get("Origin") == "https://board.example.org"
	},
}

var plain = gorilla.Upgrader{ReadBufferSize: 1024} // evidence: library-check

var own = gorilla.Upgrader{CheckOrigin: sameOrigin} // evidence: origin-asked

func sameOrigin(r *http.Request) bool {
	from, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && from.Host == r.Host
}

func tail(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	return websocket.Accept(w, r, &websocket.AcceptOptions{OriginPatterns: []string{"board.example.org"}}) // evidence: origin-asked
}

type settings struct{ Open func() bool }

var other = settings{Open: func() bool { return true }}
