package store

import "net/url"

type settings struct {
	User string
	Word string
}

func (s settings) address() string {
	u := url.URL{Scheme: "postgres", User: url.UserPassword(s.User, s.Word), Host: "db"} // finding: passed-password
	return u.String()
}

func Open() string {
	return settings{User: "shop", Word: "kT9vb2-Lm4q"}.address()
}
