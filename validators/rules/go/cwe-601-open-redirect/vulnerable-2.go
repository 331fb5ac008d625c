package web

import (
	"net/http"
	"net/url"
	"strings"
)

func ours(u *url.URL) bool {
	return strings.HasSuffix(u.Hostname(), "shop.example")
}

func back(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.FormValue("to"))
	if err != nil || !ours(u) {
		http.Error(w, "elsewhere", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, u.String(), http.StatusSeeOther) // finding
}

func asked(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if !strings.HasPrefix(to, "//") && !strings.HasPrefix(to, "/\\") {
		http.Redirect(w, r, to, http.StatusSeeOther) // finding
	}
}

// What stands behind blanks has not been seen.
func trimmed(w http.ResponseWriter, r *http.Request) {
	back := r.FormValue("back")
	parsed, err := url.Parse(back)
	if err != nil || parsed.Scheme != "" || parsed.Host != "" {
		http.Error(w, "elsewhere", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, strings.TrimSpace(back), http.StatusSeeOther) // finding
}
