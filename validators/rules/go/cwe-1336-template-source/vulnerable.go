package web

import (
	"html/template"
	"net/http"
	text "text/template"

	"github.com/dop251/goja"
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

func script(vm *goja.Runtime, r *http.Request) {
	vm.RunString(r.FormValue("code")) // finding: evaluated-value
}
