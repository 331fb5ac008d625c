package berths

import (
	"database/sql"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var words = regexp.MustCompile(`^[a-z_]+$`)

func byName(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	name := r.FormValue("name")
	if strings.ContainsAny(name, `'"\;`) {
		name = "none"
	}
	return db.Query("SELECT name FROM berth WHERE name = '" + name + "'")
}

func byLength(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	given := r.FormValue("metres")
	if strings.Contains(given, "'") {
		return nil, errSigns
	}
	metres, err := strconv.Atoi(given)
	if err != nil {
		return nil, err
	}
	return db.Query("SELECT name FROM berth WHERE length > " + strconv.Itoa(metres)) // evidence: sanitized
}

func sorted(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	column := r.FormValue("column")
	if strings.ContainsAny(column, `'"`) || !words.MatchString(column) {
		return nil, errSigns
	}
	return db.QueryContext(r.Context(), "SELECT name FROM berth ORDER BY "+column) // evidence: guarded
}

func chosen(db *sql.DB, r *http.Request) error {
	berth := r.URL.Query().Get("berth")
	if strings.IndexByte(berth, '\'') >= 0 || !slices.Contains([]string{"1", "2"}, berth) {
		return errSigns
	}
	_, err := db.Exec("DELETE FROM berth WHERE id = " + berth + " AND free = 1") // evidence: guarded
	return err
}
