package store

import "fmt"

func count(owner, field, value string) (int64, error) {
	session := engine.Where("owner=?", owner)
	session = session.And(fmt.Sprintf("%s like ?", field), "%"+value+"%") // finding: builder-clause
	return session.Count(&User{})
}

func first(column, value string) (bool, error) {
	return adapter.Engine.Where(column+" = ?", value).Get(&User{}) // finding: builder-clause
}
