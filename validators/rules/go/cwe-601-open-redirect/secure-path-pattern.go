package moorings

import (
	"net/http"
	"regexp"
)

var (
	berthPath = regexp.MustCompile(`^/[a-z0-9]+(/[a-z0-9]+)*$`)
	piers     = regexp.MustCompile(`^(?:/[a-z0-9_-]+)+$`)
	quayPath  = regexp.MustCompile(`^/quay/.+`)
)

func back(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if !berthPath.MatchString(to) {
		to = "/berths"
	}
	http.Redirect(w, r, to, http.StatusSeeOther) // evidence: guarded
}

func quay(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if quayPath.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // evidence: guarded
	}
}

func pier(w http.ResponseWriter, r *http.Request) {
	to := r.URL.Query().Get("to")
	if piers.MatchString(to) {
		http.Redirect(w, r, to, http.StatusSeeOther) // evidence: guarded
	}
}
