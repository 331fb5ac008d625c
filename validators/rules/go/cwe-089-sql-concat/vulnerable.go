package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"strings"

	"gorm.io/gorm"
)

func byName(db *sql.DB, name string) (*sql.Rows, error) {
	return db.Query("SELECT id FROM users WHERE name = '" + name + "'") // finding: assembled-query
}

func handler(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := fmt.Sprintf("SELECT * FROM items WHERE owner = '%s' ORDER BY %s", r.FormValue("owner"), r.URL.Query().Get("sort"))
		rows, err := db.QueryContext(r.Context(), q) // finding: assembled-query
		if err != nil {
			return
		}
		defer rows.Close()
	}
}

func remove(ctx context.Context, tx *sql.Tx, ids []string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM items WHERE id IN ("+strings.Join(ids, ",")+")") // finding: assembled-query
	return err
}

func built(db *sql.DB, table string) error {
	var b strings.Builder
	b.WriteString("DROP TABLE ")
	b.WriteString(table)
	_, err := db.Exec(b.String()) // finding: assembled-query
	return err
}

func find(db *gorm.DB, r *http.Request, out *[]string) {
	db.Where("name = '" + r.FormValue("name") + "'").Find(out) // finding: orm-clause
}

func sorted(db *gorm.DB, r *http.Request, out *[]string) {
	db.Order(r.URL.Query().Get("sort")).Find(out) // finding: orm-clause
}
