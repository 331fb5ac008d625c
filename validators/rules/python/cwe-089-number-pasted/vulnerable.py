import sqlite3


def by_id(cur: sqlite3.Cursor, number):
    cur.execute("SELECT * FROM users WHERE id = %d" % number)  # finding


def remove(db, user, group):
    query = "DELETE FROM members WHERE user = %d AND grp = %d" % (user, group)
    db.execute_query(query)  # finding


def page(db, size):
    return db.query("SELECT * FROM pages LIMIT {:d}".format(size))  # finding
