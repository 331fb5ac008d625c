use ldap3::{dn_escape, ldap_escape, LdapConn, Scope};

fn find(ldap: &mut LdapConn, name: &str) {
    ldap.search("dc=example,dc=org", Scope::Subtree, &format!("(uid={})", ldap_escape(name)), vec!["cn"]); // evidence: sanitized
}

fn all(conn: &mut LdapConn) {
    conn.search("dc=example,dc=org", Scope::Subtree, "(objectClass=person)", vec!["cn"]); // evidence: constant-filter
}

fn login(ldap: &mut LdapConn, name: &str, password: &str) {
    ldap.simple_bind(&format!("uid={},dc=example,dc=org", dn_escape(name)), password); // evidence: sanitized
}
