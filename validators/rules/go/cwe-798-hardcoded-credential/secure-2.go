package store

import (
	"net/url"
	"os"
)

type settings struct {
	User string
	Word string
}

func (s settings) address() string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword(s.User, s.Word), Host: "db"} // evidence: from-environment
	return u.String()
}

func Open() string {
	return settings{User: "shop", Word: os.Getenv("DB_WORD")}.address()
}
