import sqlite3

import psycopg2
from sqlalchemy import text


def by_name(cur, name):
    cur.execute("SELECT id FROM users WHERE name = '" + name + "'")  # finding: assembled-query


def percent(name):
    conn = sqlite3.connect("app.db")
    query = "DELETE FROM users WHERE name = '%s'" % name
    conn.cursor().execute(query)  # finding: assembled-query


def fstring(db, table, limit):
    db.execute(f"SELECT * FROM {table} LIMIT 10")  # finding: assembled-query


def pieces(start):
    con = psycopg2.connect("dbname=app")
    cur = con.cursor()
    sql = "SELECT aname FROM assets"
    sql += " WHERE aname LIKE '{}%'".format(start)
    cur.execute(sql)  # finding: assembled-query


def orm(session, city):
    return session.execute(text(f"SELECT * FROM shops WHERE city = '{city}'"))  # finding: assembled-query


def bound_but_table_open(cur, table, key):
    cur.execute("SELECT * FROM " + table + " WHERE id = %s", (key,))  # finding: assembled-query


def helper(self, user):
    return self.run_query("SELECT * FROM users WHERE id = {}".format(user))  # finding: assembled-query-passed-on


def note_owner(cursor):
    owner = owner_of_today()
    cursor.execute("UPDATE games SET owner='%s' WHERE day = 1" % owner)  # finding: quoted-by-hand


class Shelf:
    def GET(self):
        asked = web.input(room="hall")
        return db.query("SELECT title FROM shelves WHERE room = '%s'" % asked.room)  # finding: assembled-query
