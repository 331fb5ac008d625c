import re

from flask import Flask, request

app = Flask(__name__)
AMOUNT = re.compile(r"^\d+\.?\d*\s*EUR$")


@app.route("/notes", methods=["POST"])
def notes():
    text = request.form["text"]
    return re.sub(r"\s+$", "", text)  # finding: reads-to-the-end


@app.route("/tags", methods=["POST"])
def tags():
    return {"tags": re.split(r"\s*,\s*", request.get_json()["tags"])}  # finding: reads-to-the-end


@app.route("/amount")
def amount():
    given = request.args.get("amount", "")
    if AMOUNT.match(given):  # finding: reads-to-the-end
        return "yes"
    return "no"


def share(text):
    return re.match(r"(\d+\.?\d*)%$", text)  # finding: shared-run


class Parser:
    def size(self, given):
        found = re.search(r"size:\s*\s*(\w+)\w*;", given)  # finding: shared-run
        return found and found.group(1)
