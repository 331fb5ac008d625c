package dir

import (
	"fmt"
	"net/http"

	"github.com/go-ldap/ldap/v3"
)

func byName(name string) *ldap.SearchRequest {
	return ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, "(uid="+name+")", nil, nil) // finding
}

func login(r *http.Request) *ldap.SearchRequest {
	filter := fmt.Sprintf("(&(uid=%s)(pw=%s))", r.FormValue("u"), r.FormValue("p"))
	return ldap.NewSearchRequest("dc=example", 2, 0, 0, 0, false, filter, nil, nil) // finding
}

func literal(r *http.Request) *ldap.SearchRequest {
	return &ldap.SearchRequest{BaseDN: "dc=example", Filter: "(cn=" + r.FormValue("cn") + ")"} // finding
}
