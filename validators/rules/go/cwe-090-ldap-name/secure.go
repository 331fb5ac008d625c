package people

import (
	"fmt"
	"net/http"
	"strconv"

	"github.com/go-ldap/ldap/v3"
)

func find(conn *ldap.Conn, r *http.Request) (*ldap.SearchResult, error) {
	unit := ldap.EscapeDN(r.FormValue("unit"))
	req := ldap.NewSearchRequest("ou="+unit+",dc=example", ldap.ScopeWholeSubtree, 0, 10, 5, false, "(objectClass=person)", nil, nil) // evidence
	return conn.Search(req)
}

func login(conn *ldap.Conn, r *http.Request) error {
	name := fmt.Sprintf("uid=%s,ou=people,dc=example", ldap.EscapeDN(r.PostFormValue("name")))
	return conn.Bind(name, r.PostFormValue("word")) // evidence
}

func remove(conn *ldap.Conn, r *http.Request) error {
	number, err := strconv.Atoi(r.FormValue("number"))
	if err != nil {
		return err
	}
	req := ldap.NewDelRequest("cn="+strconv.Itoa(number)+",ou=groups,dc=example", nil) // evidence
	return conn.Del(req)
}

func fixed(conn *ldap.Conn) error {
	return conn.Bind("cn=reader,dc=example", "")
}
