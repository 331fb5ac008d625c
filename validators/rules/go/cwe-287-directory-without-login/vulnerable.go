package login

import ldap "gopkg.in/ldap.v2"

func Check(address, name, password string) bool { // finding: empty-password
	conn, err := ldap.Dial("tcp", address)
	if err != nil {
		return false
	}
	defer conn.Close()
	return conn.Bind("uid="+name+",ou=people", password) == nil
}

func (s *Source) Login(user, passwd string) error { // finding: empty-password
	l, err := ldap.Dial("tcp", s.Host)
	if err != nil {
		return err
	}
	return l.Bind(s.dnOf(user), passwd)
}

func bind(l *ldap.Conn, dn, pwd string) error { // finding: empty-password
	if err := (*ldap.Conn)(l).Bind(dn, pwd); err != nil {
		return err
	}
	return nil
}
