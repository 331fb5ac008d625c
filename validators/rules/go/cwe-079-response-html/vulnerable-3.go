package pages

import (
	"database/sql"
	"io"
	"net/http"
	"strings"
	"text/template"
)

var profile = template.Must(template.New("profile").Parse("<h1>{{.Name}}</h1>"))

type person struct{ Name string }

// What is made and given away keeps what it closes over.
func Show(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var p person
		if err := db.QueryRow("SELECT name FROM people WHERE id = ?", r.PathValue("id")).Scan(&p.Name); err != nil {
			http.NotFound(w, r)
			return
		}
		profile.Execute(w, p) // finding: text-template-page
	}
}

func copied(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	var page io.Writer = w
	if _, err := io.Copy(page, strings.NewReader(r.FormValue("remark"))); err != nil { // finding: copied-to-page
		return
	}
}
