import sqlite3

import psycopg2
from psycopg2 import sql
from sqlalchemy import select


def by_name(cur, name):
    cur.execute("SELECT id FROM users WHERE name = %s", (name,))  # evidence: bound-parameters


def variable(name):
    conn = sqlite3.connect("app.db")
    query = "DELETE FROM users WHERE name = ?"
    conn.cursor().execute(query, [name])  # evidence: bound-parameters


def like(start):
    cur = psycopg2.connect("dbname=app").cursor()
    cur.execute("SELECT aname FROM assets WHERE aname LIKE %s", (start + "%",))  # evidence: bound-parameters


def number(cur, page):
    cur.execute("SELECT * FROM posts LIMIT %d" % int(page))


def closed_set(cur, column):
    if column not in ("name", "age"):
        raise ValueError("no such column")
    cur.execute("SELECT * FROM users ORDER BY " + column)  # evidence: guarded


def message(log, name):
    log.info("Delete from the list: %s" % name)


def expression(session, users, name):
    return session.execute(select(users).where(users.c.name == name))  # evidence: expression-language


def constant(cur):
    cur.execute("SELECT count(*) FROM users")  # evidence: constant-query


def tagged(queryset, tag):
    return queryset.filter(tag=tag)  # evidence: orm-lookup


def runs(session, run_id):
    return session.query(Run).filter(Run.id == run_id).first()  # evidence: expression-language


def words(names):
    return filter(None, names)


def roots():
    return Page.objects.filter(depth=1)


def searched(given):
    return Page.objects.filter(**given)


class Shelf:
    def GET(self):
        asked = web.input(room="hall")
        return db.query("SELECT title FROM shelves WHERE room = $room", {"room": asked.room})  # evidence: bound-parameters


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def count_rows(conn, table):
    return conn.execute(f"SELECT count(*) FROM {quoted(table)}")
