import ldap
from flask import request
from ldap.dn import escape_dn_chars
from ldap3 import Connection
from ldap3.utils.dn import escape_rdn


def group(conn):
    dn = "ou=%s,dc=example" % escape_dn_chars(request.args["unit"])
    return conn.search_s(dn, ldap.SCOPE_BASE, "(objectClass=*)")  # evidence


def login(server, name, word):
    return Connection(server, user="uid=" + escape_rdn(name) + ",ou=people,dc=example", password=word)  # evidence


def login_by_bind(number, word):
    conn = ldap.initialize("ldaps://localhost")
    conn.simple_bind_s(f"uid={int(number)},ou=people,dc=example", word)  # evidence


def fixed(conn):
    return conn.search_s("ou=people,dc=example", ldap.SCOPE_BASE, "(objectClass=*)")


def below(conn, base):
    return conn.search_s(base, ldap.SCOPE_BASE, "(objectClass=*)")
