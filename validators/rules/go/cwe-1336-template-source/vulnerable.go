package web

import (
	"html/template"
	"net/http"
	text "text/template"
)

func page(w http.ResponseWriter, r *http.Request) {
	t, err := template.New("p").Parse("<p>" + r.FormValue("greeting") + "</p>") // finding: parsed-value
	if err == nil {
		t.Execute(w, nil)
	}
}

func mail(body string) (*text.Template, error) {
	return text.New("m").Parse(body) // finding: parsed-value
}

func banner(w http.ResponseWriter, r *http.Request) {
	layout := "{{define \"b\"}}" + r.URL.Query().Get("b") + "{{end}}"
	template.Must(template.New("banner").Parse(layout)).Execute(w, nil) // finding: parsed-value
}
