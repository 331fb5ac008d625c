import sqlite3

from flask import Flask, request

app = Flask(__name__)
REPORTS = {"users": "SELECT id, name FROM users", "posts": "SELECT id, title FROM posts"}


@app.route("/report")
def report():
    conn = sqlite3.connect("app.db")
    return str(conn.execute("SELECT id FROM users WHERE name = ?", (request.args["name"],)).fetchall())  # evidence


def all_users(cursor):
    cursor.execute("SELECT * FROM users")  # evidence


def schema(cursor):
    cursor.executescript("CREATE TABLE a (x); CREATE TABLE b (y);")  # evidence


def helper(cursor, statement):
    return cursor.execute(statement)


def background(executor):
    executor.execute(input("job> "))
