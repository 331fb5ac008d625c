import csv
from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def a():
    with open("out.csv", "w") as handle:
        csv.writer(handle).writerow(["name", "count"])
    return "ok"


@app.route("/b")
def b():
    with open("out.csv", "w") as handle:
        csv.writer(handle).writerow([int(request.args["n"])])  # evidence
    return "ok"


@app.route("/c/<name>")
def c(name):
    with open("out.csv", "w") as handle:
        csv.writer(handle).writerow([name.lstrip("=+-@")])  # evidence
    return "ok"


def write(handle, text):
    handle.write(text)


@app.route("/d/<name>")
def d(name):
    if name.startswith(("=", "+", "-", "@")):
        name = "'"
    with open("out.csv", "w") as handle:
        csv.writer(handle).writerow([name])  # evidence
    return "ok"
