package accounts

import (
	"database/sql"
	"fmt"
)

// Balance returns the balance of the account that owner holds.
func Balance(db *sql.DB, owner string) (int64, error) {
	var cents int64
	query := fmt.Sprintf("SELECT cents FROM account WHERE owner = '%s'", owner)
	err := db.QueryRow(query).Scan(&cents)
	return cents, err
}
