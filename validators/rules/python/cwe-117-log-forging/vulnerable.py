import logging
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.route("/log")
def log():
    logger.info("user " + request.args["name"])  # finding
    return "ok"


@app.route("/warn")
def warn():
    app.logger.warning("User name: %s", request.form.get("name"))  # finding
    return "ok"


@app.route("/error/<path>")
def error(path):
    logging.error(f"no such page: {path}")  # finding
    return "no"


def lines_again(request):
    lines = request.POST["remark"].splitlines()
    logging.info("remark: %s", "\n".join(lines))  # finding


def one_end_only(request):
    logging.info("remark: " + request.POST["remark"].replace("\r", ""))  # finding


class Visit:
    def __init__(self, plate):
        self.plate = plate

    def __str__(self):
        return f"visit of {self.plate}"


def said_by_class(request):
    logging.info("%s", Visit(request.POST["plate"]))  # finding
