import ldap
from ldap3 import Connection


def find(user):
    conn = ldap.initialize("ldap://localhost")
    return conn.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")  # finding


def by_name(base, name):
    return Connection("server").search(base, f"(cn={name})")  # finding


def group(conn, name):
    dn = "ou=%s,dc=example" % name
    return conn.search_s(dn, ldap.SCOPE_BASE, "(objectClass=*)")  # finding
