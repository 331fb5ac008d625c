package web

import (
	"net/url"
	"regexp"
	"strings"
)

var trusted = regexp.MustCompile(`^https://www.example.com/`) // finding: unescaped-dot

func own(u *url.URL) bool {
	return strings.HasSuffix(u.Hostname(), "example.com") // finding: suffix-without-dot
}

func callback(target string) bool {
	if strings.Contains(target, "login.example.org") { // finding: address-substring
		return true
	}
	return false
}

var word = regexp.MustCompile("\bforbidden\b") // finding: odd-character

var partner = regexp.MustCompile(`https?://partner\.example\.com`) // finding: unanchored
