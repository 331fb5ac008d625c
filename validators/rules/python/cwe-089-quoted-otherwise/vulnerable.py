import sqlite3

from flask import request


def berths():
    db = sqlite3.connect("harbour.db")
    name = request.args["name"].replace('"', '""')
    return db.execute("SELECT id FROM berths WHERE name = '" + name + "'").fetchall()  # finding: quoted-otherwise


def ships(cursor):
    flag = request.form["flag"].replace("`", "``")
    cursor.execute(f"SELECT * FROM ships WHERE port = 'north' AND flag = '{flag}'")  # finding: quoted-otherwise


def as_name(text):
    return text.replace('"', '""')


def crews(cursor):
    cursor.execute("UPDATE crews SET leader = '%s'" % as_name(request.args["leader"]))  # finding: quoted-otherwise
