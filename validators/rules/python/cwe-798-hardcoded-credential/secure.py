import os
import pymysql
from flask import Flask

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]  # evidence
API_KEY = os.getenv("API_KEY")  # evidence


def connect(config):
    password = os.environ.get("DB_PASSWORD")  # evidence
    return pymysql.connect(host="db", user="app", password=password)


def form():
    password = None
    label_password = "Enter your password"
    return password, label_password


class Options:
    def __init__(self, environ):
        self.path = environ.get("KEY_PATH", "deploy/keys-2024")
        self.signer = environ.get("SIGNING_KEY", "")
        self.signing_key = environ["SIGNING_KEY"]  # evidence: from-environment
