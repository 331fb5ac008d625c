package app

import (
	"fmt"
	"net/http"
	"net/smtp"
)

func Contact(w http.ResponseWriter, r *http.Request) {
	msg := "Subject: " + r.FormValue("subject") + "\r\n\r\nhello"
	_ = smtp.SendMail("mail:25", nil, "shop@example.com", []string{"a@example.com"}, []byte(msg)) // finding: headers-from-values
}

func Invite(w http.ResponseWriter, r *http.Request) {
	body := fmt.Sprintf("To: %s\r\nSubject: invited\r\n\r\n", r.URL.Query().Get("to"))
	_ = smtp.SendMail("mail:25", nil, "shop@example.com", []string{"a@example.com"}, []byte(body)) // finding: headers-from-values
}

func Forward(c *smtp.Client, r *http.Request) {
	_ = c.Rcpt(r.FormValue("to")) // finding: recipient-from-values
}
