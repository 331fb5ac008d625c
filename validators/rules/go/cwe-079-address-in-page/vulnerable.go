package page

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
)

func home(w http.ResponseWriter, r *http.Request) {
	site := r.URL.Query().Get("site")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<a href="%s">their site</a>`, html.EscapeString(site)) // finding
	if u, err := url.Parse(site); err == nil && u.Scheme != "" {
		io.WriteString(w, "<iframe src='"+html.EscapeString(u.String())+"'></iframe>") // finding
	}
	w.Write([]byte("<form action=\"" + html.EscapeString(r.FormValue("next")) + "\">")) // finding
}
