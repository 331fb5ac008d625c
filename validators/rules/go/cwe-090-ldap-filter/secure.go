package dir

import (
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func byName(name string) *ldap.SearchRequest {
	return ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, "(uid="+ldap.EscapeFilter(name)+")", nil, nil) // evidence: sanitized
}

func all() *ldap.SearchRequest {
	return ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, "(objectClass=person)", nil, nil) // evidence: constant-filter
}

func literal(r *http.Request) *ldap.SearchRequest {
	cn := ldap.EscapeFilter(r.FormValue("cn"))
	return &ldap.SearchRequest{BaseDN: "dc=example", Filter: "(cn=" + cn + ")"} // evidence: sanitized
}
