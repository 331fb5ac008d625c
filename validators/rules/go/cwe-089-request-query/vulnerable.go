package web

import (
	"database/sql"
	"net/http"
	"os"
	"strings"
)

var db *sql.DB

func console(w http.ResponseWriter, r *http.Request) {
	db.Query(r.FormValue("sql")) // finding
}

func trimmed(w http.ResponseWriter, r *http.Request) {
	where := strings.TrimSpace(strings.ToLower(r.URL.Query().Get("q")))
	db.ExecContext(r.Context(), strings.Replace("DELETE FROM t WHERE ?", "?", where, 1)) // finding
}

func main() {
	db.Exec(os.Args[1]) // finding
}
