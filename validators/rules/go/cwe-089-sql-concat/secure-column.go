package store

import (
	"fmt"
	"regexp"
)

var names = regexp.MustCompile("^[A-Za-z0-9]+$")

func known(field string) bool {
	return names.MatchString(field)
}

func count(owner, field, value string) (int64, error) {
	session := engine.Where("owner=?", owner)
	if known(field) {
		session = session.And(fmt.Sprintf("%s like ?", field), "%"+value+"%") // evidence: guarded
	}
	return session.Count(&User{})
}

func first(column, value string) (bool, error) {
	if !names.MatchString(column) {
		return false, nil
	}
	return adapter.Engine.Where(column+" = ?", value).Get(&User{}) // evidence: guarded
}
