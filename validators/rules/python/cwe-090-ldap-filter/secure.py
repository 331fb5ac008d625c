import ldap
from ldap.filter import escape_filter_chars
from ldap3 import Connection
from ldap3.utils.conv import escape_filter_chars as escape


def find(user):
    conn = ldap.initialize("ldap://localhost")
    return conn.search_s("dc=example", ldap.SCOPE_SUBTREE, "(uid=" + escape_filter_chars(user) + ")")  # evidence


def by_name(base, name):
    return Connection("server").search(base, "(cn=" + escape(name) + ")")  # evidence: sanitized


def everyone(conn):
    return conn.search_s("dc=example", ldap.SCOPE_SUBTREE, "(objectClass=person)")  # evidence: constant-filter


def text(pattern, line):
    return pattern.search(line)
