package moorings

import (
	"net/http"
	"regexp"
)

var (
	anywhere  = regexp.MustCompile(`/[a-z0-9]+(/[a-z0-9]+)*$`)
	twoEach   = regexp.MustCompile(`^(?:/[a-z0-9_-]*)+$`)
	maybeNone = regexp.MustCompile(`^/q?/.+`)
	either    = regexp.MustCompile(`^/quay/|.+`)
	wideRange = regexp.MustCompile(`^/[.-9]+`)
)

func end(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if anywhere.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // finding: target-from-request
	}
}

func none(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if maybeNone.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // finding: target-from-request
	}
}

func one(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if either.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // finding: target-from-request
	}
}

func signs(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if wideRange.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // finding: target-from-request
	}
}

func two(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if twoEach.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // finding: target-from-request
	}
}
