package search

import (
	"net/http"
	"regexp"
	"strings"
)

var word = regexp.MustCompile(`^\w+$`) // evidence: constant-pattern

func quoted(r *http.Request) (*regexp.Regexp, error) {
	return regexp.Compile("^" + regexp.QuoteMeta(r.FormValue("q"))) // evidence: sanitized
}

func match(r *http.Request) bool {
	ok, _ := regexp.MatchString(`^[a-z]+$`, r.FormValue("q")) // evidence: constant-pattern
	return ok
}

func plain(r *http.Request, text string) bool {
	return strings.Contains(text, r.FormValue("q"))
}
