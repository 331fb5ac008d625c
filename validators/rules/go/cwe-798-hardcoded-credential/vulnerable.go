package app

import (
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"net/http"
)

const apiKey = "p7YhXM3h6PSXapEl7Fy57neX" // finding: assigned-secret

type config struct {
	Password string
}

func settings() *config {
	c := &config{}
	c.Password = "Sup3rS3cret!" // finding: assigned-secret
	return c
}

func open() (*sql.DB, error) {
	return sql.Open("postgres", "postgres://app:s3cr3t@db/app") // finding: password-in-address
}

func sign(data []byte) []byte {
	h := hmac.New(sha256.New, []byte("the-key-of-the-app")) // finding: fixed-key
	h.Write(data)
	return h.Sum(nil)
}

func call(r *http.Request) {
	r.SetBasicAuth("admin", "hunter2") // finding: passed-password
}
