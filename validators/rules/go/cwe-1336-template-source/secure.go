package web

import (
	"html/template"
	"net/http"
	text "text/template"
)

const body = "Hello {{.Name}}"

var page = template.Must(template.New("p").Parse("<p>{{.}}</p>")) // evidence

func mail() (*text.Template, error) {
	return text.New("m").Parse(body) // evidence
}

func show(w http.ResponseWriter, r *http.Request) {
	t, err := template.New("q").Parse(`<b>{{.}}</b>`) // evidence
	if err == nil {
		t.Execute(w, r.FormValue("greeting"))
	}
}
