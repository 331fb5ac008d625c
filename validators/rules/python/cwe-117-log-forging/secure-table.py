import logging

from flask import Flask, request

log = logging.getLogger("wharf")
app = Flask(__name__)

LETTERS = {"\r": " ", "\n": " "}
TABLE = str.maketrans(LETTERS)
PAIRS = str.maketrans("\r\n", "  ")
GONE = str.maketrans("", "", "\r\n")
NUMBERS = {10: None, 13: None}


@app.post("/crates")
def crates():
    log.info("crate %s", request.form["crate"].translate(TABLE))  # evidence: sanitized
    log.info("crate %s", request.form["crate"].translate(PAIRS))  # evidence: sanitized
    log.info("crate %s", request.form["crate"].translate(GONE))  # evidence: sanitized
    log.info("crate %s", request.form["crate"].translate(NUMBERS))  # evidence: sanitized
    return "kept"
