package mail

import (
	"fmt"
	"net"
	"net/http"
	"net/smtp"
	"strings"
)

func header(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Name", r.FormValue("name")) // evidence: header-map
}

func added(w http.ResponseWriter, r *http.Request) {
	w.Header().Add("Vary", r.Header.Get("X-Vary")) // evidence: header-map
}

func stripped(r *http.Request, to []string) error {
	subject := strings.ReplaceAll(r.FormValue("subject"), "\n", "")
	return smtp.SendMail("mx:25", nil, "a@example.com", to, []byte("Subject: "+subject+"\r\n\r\nHello")) // evidence: sanitized
}

func constant(conn net.Conn) {
	fmt.Fprintf(conn, "Location: %s\r\n", "/home")
}
