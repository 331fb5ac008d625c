package search

import (
	"net/http"
	"regexp"
)

func compile(r *http.Request) (*regexp.Regexp, error) {
	return regexp.Compile(r.FormValue("q")) // finding
}

func match(r *http.Request, text string) bool {
	ok, _ := regexp.MatchString("^"+r.URL.Query().Get("prefix"), text) // finding
	return ok
}

func must(w http.ResponseWriter, r *http.Request) {
	re := regexp.MustCompile("(?i)" + r.Header.Get("X-Filter")) // finding
	re.MatchString("a")
}
