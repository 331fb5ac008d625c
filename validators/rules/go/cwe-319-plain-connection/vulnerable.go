package main

import (
	"database/sql"
	"net/http"
	"net/url"

	"github.com/go-ldap/ldap/v3"
)

func serve(handler http.Handler) error {
	return http.ListenAndServe(":80", handler) // finding: served-in-clear
}

func store() (*sql.DB, error) {
	return sql.Open("postgres", "postgres://app@db.internal/main?sslmode=disable") // finding: database-in-clear
}

func directory() (*ldap.Conn, error) {
	return ldap.DialURL("ldap://directory.internal:389") // finding: directory-in-clear
}

func login(name, password string) (*http.Response, error) {
	return http.PostForm("http://login.example.org/", url.Values{"name": {name}, "password": {password}}) // finding: secret-in-clear
}
