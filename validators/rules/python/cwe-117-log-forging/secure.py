import logging

import requests
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/log")
def log():
    logger.info("user " + request.args["name"].replace("\n", ""))  # evidence: sanitized
    return "ok"


@app.route("/warn")
def warn():
    logger.warning("user logged in")  # evidence: constant-message
    logger.warning("user %r logged in", request.args["name"])  # evidence: quoted-value
    return "ok"


@app.route("/error/<path>")
def error(path):
    logging.error(f"no such page: {path!r}")  # evidence: sanitized
    return "no"


def count(number):
    print("number", number)


def fetch(url):
    # What another server answered is no request to this one, and a parameter need not come from one.
    answer = requests.get(url, timeout=3)
    logger.info("%s answered %s", url, answer.status_code)
    return answer


def words(request):
    logging.info("remark: %s", " ".join(request.POST["remark"].split()))  # evidence: sanitized


def printed(request):
    plate = "".join(letter if letter.isprintable() else "?" for letter in request.POST["plate"])
    logging.warning("unknown plate %s", plate)  # evidence: guarded


class Visit:
    def __init__(self, plate):
        self.plate = plate

    def __str__(self):
        return f"visit of {self.plate!r}"


def said_by_class(request):
    logging.info("%s", Visit(request.POST["plate"]))  # evidence: sanitized
