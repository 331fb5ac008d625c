package door

import (
	"net/http"
	"regexp"
	"strings"
)

var elsewhere = regexp.MustCompile(`^[/\\]\s*[/\\]`)

func back(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if strings.HasPrefix(to, "/") && !elsewhere.MatchString(to) {
		http.Redirect(w, r, to, http.StatusFound) // evidence: guarded
	}
}
