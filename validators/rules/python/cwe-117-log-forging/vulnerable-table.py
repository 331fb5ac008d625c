import logging

from flask import Flask, request

log = logging.getLogger("wharf")
app = Flask(__name__)

LETTERS = {"\r": " ", "\n": " "}
COPIED = dict(LETTERS)
TABS = str.maketrans({"\t": " "})
KEPT = str.maketrans("\n", "\r")


@app.post("/crates")
def crates():
    log.info("crate %s", request.form["crate"].translate(LETTERS))  # finding
    log.info("crate %s", request.form["crate"].translate(COPIED))  # finding
    log.info("crate %s", request.form["crate"].translate(TABS))  # finding
    log.info("crate %s", request.form["crate"].translate(KEPT))  # finding
    return "kept"
