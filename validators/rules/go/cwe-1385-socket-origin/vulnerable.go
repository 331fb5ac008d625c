package live

import (
	"net/http"

	"github.com/coder/websocket"
	gorilla "github.com/gorilla/websocket"
)

var board = gorilla.Upgrader{ // finding: any-origin
	ReadBufferSize: 1024,
	CheckOrigin: func(r *http.Request) bool {
		return true
	},
}

func follow(w http.ResponseWriter, r *http.Request) error {
	up := gorilla.Upgrader{}
	up.CheckOrigin = func(*http.Request) bool { return true } // finding: any-origin
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return err
	}
	return conn.Close()
}

func tail(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	return websocket.Accept(w, r, &websocket.AcceptOptions{InsecureSkipVerify: true}) // finding: any-origin
}

func watch(w http.ResponseWriter, r *http.Request) (*websocket.Conn, error) {
	return websocket.Accept(w, r, &websocket.AcceptOptions{OriginPatterns: []string{"*"}}) // finding: any-origin
}
