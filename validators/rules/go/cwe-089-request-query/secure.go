package web

import (
	"database/sql"
	"net/http"
	"strconv"
)

var db *sql.DB

var queries = map[string]string{"all": "SELECT * FROM t", "few": "SELECT * FROM t LIMIT 3"}

func bound(w http.ResponseWriter, r *http.Request) {
	db.Query("SELECT * FROM t WHERE a = $1", r.FormValue("a")) // evidence
}

func chosen(w http.ResponseWriter, r *http.Request) {
	db.Query(queries[r.FormValue("kind")])
}

func counted(w http.ResponseWriter, r *http.Request) {
	n, _ := strconv.Atoi(r.FormValue("n"))
	db.Exec("DELETE FROM t LIMIT " + strconv.Itoa(n)) // evidence: sanitized
}

func context(w http.ResponseWriter, r *http.Request) {
	db.QueryRowContext(r.Context(), "SELECT 1 FROM t WHERE id = ?", r.PathValue("id")) // evidence
}

func passed(query string) {
	db.Query(query)
}
