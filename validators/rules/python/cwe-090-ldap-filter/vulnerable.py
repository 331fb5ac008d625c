import ldap
import ldap.dn
from ldap3 import Connection
from ldap3.utils.dn import escape_rdn


def find(user):
    conn = ldap.initialize("ldap://localhost")
    return conn.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=" + user + ")")  # finding


def by_name(base, name):
    return Connection("server").search(base, f"(cn={name})")  # finding


def escaped_as_a_name(conn, name):
    return conn.search_s("dc=example", ldap.SCOPE_SUBTREE, "(cn=%s)" % ldap.dn.escape_dn_chars(name))  # finding


def escaped_as_part_of_a_name(base, name):
    return Connection("server").search(base, f"(cn={escape_rdn(name)})")  # finding
