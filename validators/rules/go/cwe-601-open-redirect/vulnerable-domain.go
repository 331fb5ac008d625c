package web

import (
	"net/http"
	"net/url"
	"strings"
)

func everyone(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.FormValue("to"))
	if err != nil || !strings.HasSuffix(u.Host, ".com") {
		return
	}
	http.Redirect(w, r, u.String(), http.StatusSeeOther) // finding
}
