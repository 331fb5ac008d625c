from flask import Flask

app = Flask(__name__)
DEBUG = True  # finding
ALLOWED_HOSTS = ["*"]  # finding: any-host


def main():
    app.run(debug=True)  # finding


def configured():
    app.debug = True  # finding
