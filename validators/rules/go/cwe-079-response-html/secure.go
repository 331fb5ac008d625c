package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"html/template"
	"net/http"
	"os"
	"strconv"
)

var page = template.Must(template.New("p").Parse("<p>{{.}}</p>"))

func hello(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "<h1>Hello %s</h1>", html.EscapeString(r.URL.Query().Get("name"))) // evidence: sanitized
}

func rendered(w http.ResponseWriter, r *http.Request) {
	page.Execute(w, r.FormValue("text")) // evidence: auto-escaped
}

func plain(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write([]byte(r.FormValue("text"))) // evidence: not-html
}

func encoded(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(map[string]string{"text": r.FormValue("text")}) // evidence: encoded-as-json
}

func counted(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		http.Error(w, "not a number", http.StatusBadRequest)
		return
	}
	fmt.Fprintf(w, "<b>%d</b>", n) // evidence: sanitized
}

func file(f *os.File, r *http.Request) {
	fmt.Fprintln(f, r.FormValue("text"))
}

func constant(w http.ResponseWriter, r *http.Request) {
	fmt.Fprint(w, "<h1>Welcome</h1>")
}

func kept(w http.ResponseWriter, r *http.Request, page *template.Template) {
	var out bytes.Buffer
	if err := page.Execute(&out, r.FormValue("text")); err != nil { // evidence: auto-escaped
		return
	}
	w.Write(out.Bytes()) // evidence: sanitized
}
