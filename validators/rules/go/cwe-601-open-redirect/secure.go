package web

import (
	"net/http"
	"net/url"
)

var targets = map[string]string{"home": "/home", "shop": "/shop"}

func home(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/home", http.StatusFound) // evidence: own-target
}

func item(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, "/items/"+url.PathEscape(r.FormValue("id")), http.StatusFound) // evidence: own-target
}

func local(w http.ResponseWriter, r *http.Request) {
	target, err := url.Parse(r.FormValue("next"))
	if err != nil || target.IsAbs() || target.Host != "" {
		http.Redirect(w, r, "/", http.StatusFound) // evidence: own-target
		return
	}
	http.Redirect(w, r, target.String(), http.StatusFound) // evidence: guarded
}

func chosen(w http.ResponseWriter, r *http.Request) {
	next := r.FormValue("next")
	if next != "/home" && next != "/shop" {
		next = "/home"
	}
	http.Redirect(w, r, next, http.StatusFound) // evidence: guarded
}

func passed(w http.ResponseWriter, r *http.Request, target string) {
	http.Redirect(w, r, target, http.StatusFound)
}
