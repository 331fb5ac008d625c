import sqlite3

from flask import request


def sorted_berths():
    db = sqlite3.connect("harbour.db")
    column = request.args["by"].replace('"', '""')
    return db.execute('SELECT id FROM berths ORDER BY "' + column + '"').fetchall()  # evidence: quoted-as-name


def ships(cursor):
    table = request.form["table"].replace("`", "``")
    cursor.execute(f"SELECT * FROM `{table}` WHERE port = 'north'")  # evidence: quoted-as-name


def as_name(text):
    return '"' + text.replace('"', '""') + '"'


def crews(cursor):
    cursor.execute("SELECT %s FROM crews WHERE leader = ?" % as_name(request.args["field"]), (request.args["leader"],))  # evidence: quoted-as-name
