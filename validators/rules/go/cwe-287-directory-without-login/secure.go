package login

import (
	"errors"

	ldap "gopkg.in/ldap.v2"
)

func Check(address, name, password string) bool { // evidence: password-asked
	if password == "" {
		return false
	}
	conn, err := ldap.Dial("tcp", address)
	if err != nil {
		return false
	}
	defer conn.Close()
	return conn.Bind("uid="+name+",ou=people", password) == nil
}

func (s *Source) Login(user, passwd string) error { // evidence: password-asked
	if len(passwd) == 0 {
		return errors.New("no password")
	}
	l, err := ldap.Dial("tcp", s.Host)
	if err != nil {
		return err
	}
	return l.Bind(s.dnOf(user), passwd)
}

func bind(l *ldap.Conn, dn, pwd string) error { // evidence: password-asked
	if dn == "" || pwd == "" {
		return errors.New("no name or password")
	}
	ldapConn := l
	return ldapConn.Bind(dn, pwd)
}

func own(l *ldap.Conn, s *Source) error {
	return l.Bind(s.Name, s.Password)
}

func listen(engine Engine, host, pass string) error {
	return engine.Bind(host, pass)
}
