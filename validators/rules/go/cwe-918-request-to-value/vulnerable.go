package web

import (
	"fmt"
	"net"
	"net/http"
)

func fetch(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get(r.URL.Query().Get("url")) // finding
	if err == nil {
		resp.Body.Close()
	}
}

func host(w http.ResponseWriter, r *http.Request) {
	target := fmt.Sprintf("https://%s/status", r.FormValue("host"))
	req, err := http.NewRequest("GET", target, nil) // finding
	if err == nil {
		http.DefaultClient.Do(req)
	}
}

func client(c *http.Client, r *http.Request) {
	c.Post(r.Header.Get("X-Callback"), "text/plain", nil) // finding
}

func dial(w http.ResponseWriter, r *http.Request) {
	conn, err := net.Dial("tcp", r.FormValue("address")) // finding: dialled-address
	if err == nil {
		conn.Close()
	}
}
