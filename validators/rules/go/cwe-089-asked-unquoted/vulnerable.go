package berths

import (
	"database/sql"
	"errors"
	"net/http"
	"strings"
)

var errSigns = errors.New("signs")

func byLength(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	metres := r.FormValue("metres")
	if strings.ContainsAny(metres, `'"\;`) {
		return nil, errSigns
	}
	return db.Query("SELECT name FROM berth WHERE length > " + metres) // finding: asked-unquoted
}

func drop(db *sql.DB, r *http.Request) error {
	berth := r.URL.Query().Get("berth")
	if strings.Contains(berth, "'") {
		berth = "0"
	}
	_, err := db.Exec("DELETE FROM berth WHERE id = " + berth + " AND free = 1") // finding: asked-unquoted
	return err
}

func sorted(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	column := r.FormValue("column")
	if at := strings.IndexByte(column, '\''); at >= 0 {
		column = column[:at]
	}
	return db.QueryContext(r.Context(), "SELECT name FROM berth ORDER BY "+column) // finding: asked-unquoted
}
