package store

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"strings"

	"github.com/Masterminds/squirrel"
	"github.com/uptrace/bun"
	"gorm.io/gorm"
	"xorm.io/xorm"
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

func picked(db *sql.DB, owner string) (*sql.Rows, error) {
	picked := squirrel.Select("id", "title").From("tickets").Where("owner = '" + owner + "'") // finding: builder-clause
	return picked.Limit(50).RunWith(db).Query()
}

func ordered(r *http.Request) (string, []interface{}, error) {
	psql := squirrel.StatementBuilder.PlaceholderFormat(squirrel.Dollar)
	rows := psql.Select("id").From("tickets").Where(squirrel.Eq{"open": true})
	return rows.OrderBy(r.FormValue("by")).ToSql() // finding: builder-clause
}

func listed(ctx context.Context, db *bun.DB, r *http.Request, out *[]string) error {
	q := db.NewSelect().Table("tickets").Column("title").OrderExpr("id DESC")
	return q.Where("label = '"+r.FormValue("label")+"'").Scan(ctx, out) // finding
}

func counted(engine *xorm.Engine, r *http.Request, out *[]string) error {
	return engine.Table("tickets").Where(fmt.Sprintf("label = '%s'", r.FormValue("label"))).Find(out) // finding: builder-clause
}

func byKeyword(keyword string) (found []Note, err error) {
	session := engine.Limit(20)
	err = session.And("title LIKE '%" + keyword + "%'").Find(&found) // finding: builder-clause
	return found, err
}

func byState(state string) (found []Note, err error) {
	err = engine.Where(fmt.Sprintf("state = '%s'", state)).Find(&found) // finding: builder-clause
	return found, err
}
