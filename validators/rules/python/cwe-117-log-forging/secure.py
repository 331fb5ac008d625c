import logging
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/log")
def log():
    logger.info("user " + request.args["name"].replace("\n", ""))  # evidence: sanitized
    return "ok"


@app.route("/warn")
def warn():
    logger.warning("user logged in")
    logger.warning("user %r logged in", request.args["name"])  # evidence: quoted-value
    return "ok"


@app.route("/error/<path>")
def error(path):
    logging.error(f"no such page: {path!r}")  # evidence: sanitized
    return "no"


def count(number):
    print("number", number)
