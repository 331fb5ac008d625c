package login

import "github.com/go-ldap/ldap/v3"

func Check(address, name, password string) bool {
	conn, err := ldap.DialURL(address)
	if err != nil {
		return false
	}
	defer conn.Close()
	return conn.Bind("uid="+name+",ou=people", password) == nil
}
