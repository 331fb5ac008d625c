import sqlite3


def by_id(cur: sqlite3.Cursor, text):
    number = int(text)
    cur.execute("SELECT * FROM users WHERE id = ?", (number,))  # evidence: bound-number


def remove(cur: sqlite3.Cursor, text):
    cur.execute("DELETE FROM members WHERE user = ?", [len(text)])  # evidence: bound-number


def count(cur: sqlite3.Cursor, name):
    cur.execute("UPDATE names SET n = ? WHERE name = 'x'", [len(name)])  # evidence: bound-number


def parsed(cur: sqlite3.Cursor, text):
    number = int(text)
    cur.execute("SELECT * FROM users WHERE id = %d" % number)


def constant(cur: sqlite3.Cursor):
    cur.execute("SELECT * FROM users LIMIT %d" % 10)
