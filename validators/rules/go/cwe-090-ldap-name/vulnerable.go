package people

import (
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func find(conn *ldap.Conn, r *http.Request) (*ldap.SearchResult, error) {
	unit := ldap.EscapeFilter(r.FormValue("unit"))
	req := ldap.NewSearchRequest("ou="+unit+",dc=example", ldap.ScopeWholeSubtree, 0, 10, 5, false, "(objectClass=person)", nil, nil) // finding
	return conn.Search(req)
}

func login(conn *ldap.Conn, r *http.Request) error {
	name := fmt.Sprintf("uid=%s,ou=people,dc=example", r.PostFormValue("name"))
	return conn.Bind(name, r.PostFormValue("word")) // finding
}

func remove(conn *ldap.Conn, r *http.Request) error {
	req := ldap.NewDelRequest("cn="+r.URL.Query().Get("cn")+",ou=groups,dc=example", nil) // finding
	return conn.Del(req)
}
