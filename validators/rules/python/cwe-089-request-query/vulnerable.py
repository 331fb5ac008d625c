import sqlite3

import pandas as pd
from flask import Flask, request

app = Flask(__name__)


@app.route("/console", methods=["POST"])
def console():
    conn = sqlite3.connect("app.db")
    return str(conn.execute(request.form["sql"]).fetchall())  # finding


@app.route("/report")
def report():
    statement = request.args.get("q")
    return pd.read_sql(statement, "sqlite:///app.db").to_html()  # finding


def prompt(cursor):
    cursor.executescript(input("sql> "))  # finding
