import re

from flask import Flask, request

app = Flask(__name__)
AMOUNT = re.compile(r"^\d+\.?\d*\s*EUR$")


@app.route("/notes", methods=["POST"])
def notes():
    text = request.form["text"]
    if len(text) > 2000:
        return "too long", 413
    return re.sub(r"\s+$", "", text)


@app.route("/amount")
def amount():
    given = request.args.get("amount", "")
    if len(given) < 40 and AMOUNT.match(given):
        return "yes"
    return "no"


def share(text):
    if len(text) > 100:
        raise ValueError("too long")
    return re.match(r"(\d+\.?\d*)%$", text)


@app.route("/words", methods=["POST"])
def words():
    return re.sub(r"\s+", " ", request.form["text"])  # evidence: reads-once


def trimmed(text):
    return re.sub(r"\s+$", "", text)


def own():
    return re.match(r"(\d+\.?\d*)%$", "17.5%")


def color(text):
    return re.match(r"#[0-9a-f]+$", text)


@app.route("/marks", methods=["POST"])
def marks():
    return {"marks": re.findall(r"[0-9a-f]+", request.get_json()["text"])}  # evidence: reads-once


@app.route("/sum")
def total():
    if not re.fullmatch(r"\d+(\.\d+)?", request.args["sum"]):  # evidence: reads-once
        return "no", 400
    return "yes"


def part(text):
    return re.match(r"(\d+)(?:\.\d+)?%$", text)


def sides(text):
    return re.match(r"\s*(\w+)\s*=\s*(.*)$", text)


def lowered(text):
    if len(text) > 100:
        raise ValueError("too long")
    text = text.lower()
    return re.match(r"(\d+\.?\d*)%$", text)
