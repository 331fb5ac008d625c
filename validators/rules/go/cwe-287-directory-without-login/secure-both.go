package login

import (
	"errors"

	ldap "gopkg.in/ldap.v2"
)

// Only where both are empty is it refused: that shows nothing.
func both(l *ldap.Conn, dn, pwd string) error {
	if dn == "" && pwd == "" {
		return errors.New("no name and no password")
	}
	ldapConn := l
	return ldapConn.Bind(dn, pwd)
}
