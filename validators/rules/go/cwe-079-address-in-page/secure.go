package page

import (
	"fmt"
	"html"
	"io"
	"net/http"
	"net/url"
	"strings"
)

func home(w http.ResponseWriter, r *http.Request) {
	site := r.URL.Query().Get("site")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<a href="/visit?to=%s">their site</a>`, url.QueryEscape(site))
	fmt.Fprintf(w, `<p title="%s">x</p>`, html.EscapeString(site))
	if strings.HasPrefix(site, "https://") {
		fmt.Fprintf(w, `<a href="%s">their site</a>`, html.EscapeString(site)) // evidence
	}
	io.WriteString(w, "<a href='https://pages.example/"+html.EscapeString(site)+"'>page</a>")
	w.Write([]byte("<form action=\"" + url.PathEscape(r.FormValue("next")) + "\">")) // evidence
}

func link(w http.ResponseWriter, r *http.Request) {
	u, err := url.Parse(r.FormValue("u"))
	if err != nil || u.Scheme != "https" {
		http.NotFound(w, r)
		return
	}
	fmt.Fprintf(w, `<a href="%s">x</a>`, html.EscapeString(u.String())) // evidence
}
