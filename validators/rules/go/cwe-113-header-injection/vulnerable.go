package mail

import (
	"fmt"
	"net"
	"net/http"
	"net/smtp"
)

func raw(conn net.Conn, r *http.Request) {
	fmt.Fprintf(conn, "Location: %s\r\n", r.FormValue("to")) // finding: raw-header-line
}

func send(r *http.Request, to []string) error {
	msg := []byte("Subject: " + r.FormValue("subject") + "\r\n\r\nHello")
	return smtp.SendMail("mx:25", nil, "a@example.com", to, msg) // finding: mail-header
}

func sender(c *smtp.Client, r *http.Request) error {
	return c.Mail(r.FormValue("from")) // finding: mail-address
}
