package main

import (
	"database/sql"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func serve(handler http.Handler) error {
	return http.ListenAndServeTLS(":443", "server.crt", "server.key", handler) // evidence: served-with-tls
}

func local(handler http.Handler) error {
	return http.ListenAndServe("127.0.0.1:80", handler)
}

func store() (*sql.DB, error) {
	return sql.Open("postgres", "postgres://app@db.internal/main?sslmode=verify-full") // evidence: database-encrypted
}

func tests() (*sql.DB, error) {
	return sql.Open("postgres", "postgres://app@localhost/main?sslmode=disable")
}

func directory() (*ldap.Conn, error) {
	return ldap.DialURL("ldaps://directory.internal:636") // evidence: directory-encrypted
}
