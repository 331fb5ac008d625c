import logging
from flask import Flask, jsonify

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.route("/a")
def a():
    try:
        return work()
    except Exception:
        log.exception("work failed")  # evidence: logged
        return "internal error", 500


@app.errorhandler(500)
def broken(error):
    return "internal error", 500  # evidence: general-message


@app.errorhandler(404)
def missing(error):
    return "not found"  # evidence: general-message


def describe(e):
    return str(e)


def background():
    try:
        work()
    except ValueError:
        log.exception("work failed")
