import ldap
from flask import request
from ldap.filter import escape_filter_chars
from ldap3 import Connection


def group(conn):
    dn = "ou=%s,dc=example" % request.args["unit"]
    return conn.search_s(dn, ldap.SCOPE_BASE, "(objectClass=*)")  # finding


def escaped_for_filters(conn, name):
    return conn.delete_s(f"uid={escape_filter_chars(name)},ou=people,dc=example")  # finding


def login(server, name, word):
    return Connection(server, user="uid=" + name + ",ou=people,dc=example", password=word)  # finding


def login_by_bind(name, word):
    conn = ldap.initialize("ldaps://localhost")
    conn.simple_bind_s("uid={},ou=people,dc=example".format(name), word)  # finding
