use ldap3::{LdapConn, Scope};

fn find(ldap: &mut LdapConn, name: &str) {
    ldap.search("dc=example,dc=org", Scope::Subtree, &format!("(uid={})", name), vec!["cn"]); // finding: assembled-filter
}

fn mail(conn: &mut LdapConn, address: &str) {
    let filter = format!("(&(objectClass=person)(mail={address}))");
    conn.search("dc=example,dc=org", Scope::Subtree, &filter, vec!["cn"]); // finding: assembled-filter
}

fn login(ldap: &mut LdapConn, name: &str, password: &str) {
    ldap.simple_bind(&format!("uid={},dc=example,dc=org", name), password); // finding: assembled-name
}
