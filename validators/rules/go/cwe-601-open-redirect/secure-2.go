package web

import (
	"net/http"
	"net/url"
	"strings"
)

func ours(u *url.URL) bool {
	host := strings.ToLower(u.Hostname())
	return u.Scheme == "https" && (host == "shop.example" || strings.HasSuffix(host, ".shop.example"))
}

func back(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.FormValue("to"))
	if err != nil || !ours(u) {
		http.Error(w, "elsewhere", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, u.String(), http.StatusSeeOther) // evidence: guarded
}
