package accounts

import "database/sql"

// Balance returns the balance of the account that owner holds.
func Balance(db *sql.DB, owner string) (int64, error) {
	var cents int64
	err := db.QueryRow("SELECT cents FROM account WHERE owner = ?", owner).Scan(&cents)
	return cents, err
}
