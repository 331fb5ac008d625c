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

func local(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, "/\\") {
		to = "/"
	}
	http.Redirect(w, r, to, http.StatusSeeOther) // evidence: guarded
}

func half(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") {
		http.Redirect(w, r, to, http.StatusSeeOther)
	}
}

func letters(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("to")
	if len(to) > 1 && to[0] == '/' && to[1] != '/' && to[1] != '\\' {
		http.Redirect(w, r, to, http.StatusSeeOther) // evidence: guarded
	}
}
