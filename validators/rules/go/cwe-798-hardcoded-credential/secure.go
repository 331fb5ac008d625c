package app

import (
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"net/http"
	"os"
)

var apiKey = os.Getenv("API_KEY") // evidence: from-environment

const labelPassword = "Enter your password"

func open() (*sql.DB, error) {
	return sql.Open("postgres", os.Getenv("DATABASE_URL"))
}

func sign(data []byte) []byte {
	h := hmac.New(sha256.New, []byte(os.Getenv("KEY"))) // evidence: key-from-environment
	h.Write(data)
	return h.Sum(nil)
}

func call(r *http.Request) {
	r.SetBasicAuth("admin", os.Getenv("ADMIN")) // evidence: key-from-environment
}

func field(password string) bool {
	return password == ""
}
