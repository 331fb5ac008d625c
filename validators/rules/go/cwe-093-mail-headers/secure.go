package app

import (
	"mime"
	"net/http"
	"net/mail"
	"net/smtp"
)

func Contact(w http.ResponseWriter, r *http.Request) {
	subject := mime.QEncoding.Encode("utf-8", r.FormValue("subject")) // evidence: encoded-subject
	msg := "Subject: " + subject + "\r\n\r\nhello"
	_ = smtp.SendMail("mail:25", nil, "shop@example.com", []string{"a@example.com"}, []byte(msg)) // evidence: sanitized
}

func Invite(w http.ResponseWriter, r *http.Request) {
	_, err := mail.ParseAddress(r.FormValue("to")) // evidence: formatted-address
	if err != nil {
		return
	}
	_ = smtp.SendMail("mail:25", nil, "shop@example.com", []string{"a@example.com"}, []byte("Subject: invited\r\n\r\n"))
}

func Fixed(c *smtp.Client) {
	_ = c.Rcpt("a@example.com")
}
