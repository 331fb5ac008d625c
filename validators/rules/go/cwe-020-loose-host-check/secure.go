package web

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var partners = []string{"example.com", "example.org"}

// Dots are escaped, ends are anchored.
var trusted = regexp.MustCompile(`^https://www\.example\.com/`)

func own(u *url.URL) bool {
	return u.Hostname() == "example.com" || // evidence: host-compared
		strings.HasSuffix(u.Hostname(), ".example.com") // evidence: suffix-with-dot
}

func partner(u *url.URL) bool {
	return slices.Contains(partners, u.Hostname()) // evidence: host-compared
}

// A file name is no host.
func archive(name string) bool {
	return strings.HasSuffix(name, "dump.com")
}

var word = regexp.MustCompile(`\bforbidden\b`)
