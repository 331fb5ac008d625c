package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/Masterminds/squirrel"
	"github.com/uptrace/bun"
	"gorm.io/gorm"
	"xorm.io/xorm"
)

const table = "items"

func byName(db *sql.DB, name string) (*sql.Rows, error) {
	return db.Query("SELECT id FROM users WHERE name = $1", name) // evidence: bound-parameters
}

func handler(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		db.QueryRowContext(r.Context(), "SELECT * FROM items WHERE owner = ?", r.FormValue("owner")) // evidence: bound-parameters
	}
}

func ordered(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	column := "id"
	switch r.FormValue("sort") {
	case "name":
		column = "name"
	case "price":
		column = "price"
	}
	return db.Query(fmt.Sprintf("SELECT * FROM %s ORDER BY %s", table, column)) // evidence: constant-query
}

func limited(ctx context.Context, db *sql.DB, text string) error {
	n, err := strconv.Atoi(text)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("DELETE FROM log LIMIT %d", n)) // evidence: sanitized
	return err
}

func find(db *gorm.DB, r *http.Request, out *[]string) {
	db.Where("name = ?", r.FormValue("name")).Find(out) // evidence: orm-bound
}

func prepared(db *sql.DB) (*sql.Stmt, error) {
	return db.Prepare("SELECT * FROM items WHERE id = $1") // evidence: constant-query
}

func header(r *http.Request) string {
	return r.Header.Get("SELECT " + r.FormValue("x"))
}

func quoted(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	label := r.FormValue("label")
	if strings.ContainsAny(label, `'\`) {
		label = "unnamed"
	}
	return db.Query("SELECT id FROM items WHERE label = '" + label + "'") // evidence: guarded
}

func cutAtQuote(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	label := r.FormValue("label")
	if at := strings.IndexByte(label, '\''); at >= 0 {
		label = label[:at]
	}
	return db.Query("SELECT id FROM items WHERE label = '" + label + "'")
}

func picked(db *sql.DB, owner string) (*sql.Rows, error) {
	picked := squirrel.Select("id", "title").From("tickets").Where("owner = ?", owner) // evidence: builder-bound
	return picked.Limit(50).RunWith(db).Query()
}

func written(db *sql.DB, r *http.Request) (*sql.Rows, error) {
	query, args, err := squirrel.Select("id").From("tickets").Where(squirrel.Eq{"owner": r.FormValue("owner")}).ToSql()
	if err != nil {
		return nil, err
	}
	return db.Query(query, args...)
}

func listed(ctx context.Context, db *bun.DB, r *http.Request, out *[]string) error {
	q := db.NewSelect().Table("tickets").Column("title")
	return q.Where("label = ?", r.FormValue("label")).Scan(ctx, out) // evidence: builder-bound
}

func counted(engine *xorm.Engine, r *http.Request, out *[]string) error {
	return engine.Table("tickets").Where("label = ?", r.FormValue("label")).Find(out) // evidence: builder-bound
}

func byKeyword(keyword string) (found []Note, err error) {
	session := engine.Limit(20)
	err = session.And("title LIKE ?", "%"+keyword+"%").Find(&found)
	return found, err
}

func byWords(index Index, words string) []Note {
	return index.Where("words: " + words).All()
}

func byNumber(number int) (found []Note, err error) {
	err = engine.Where("number = '" + strconv.Itoa(number) + "'").Find(&found) // evidence: sanitized
	return found, err
}
