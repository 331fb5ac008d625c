import pymysql
from flask import Flask

app = Flask(__name__)
app.secret_key = "k3y-0f-the-4pp"  # finding
API_KEY = "p7YhXM3h6PSXapEl7Fy57neXuM33zUPB"  # finding


def connect():
    password = "hunter2!"  # finding
    return pymysql.connect(host="db", user="app", password=password)  # finding: passed-secret


def direct():
    return pymysql.connect(host="db", user="app", password="s3cr3t")  # finding: passed-secret


class Options:
    def __init__(self, environ):
        self.signer = environ.get("SIGNING_KEY", "c0ffee4dba5e91f7a2")  # finding: assigned-secret
