import os
from flask import Flask

app = Flask(__name__)
DEBUG = False  # evidence
ALLOWED_HOSTS = ["www.example.com"]


def main():
    app.run(host="127.0.0.1")  # evidence


def off():
    app.run(debug=False)  # evidence


def from_environment():
    app.run(debug=os.environ.get("APP_DEBUG") == "1")
