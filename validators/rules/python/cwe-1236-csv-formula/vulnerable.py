import csv
from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def a():
    with open("out.csv", "w") as handle:
        csv.writer(handle).writerow([request.args["name"], 1])  # finding
    return "ok"


@app.route("/b")
def b():
    cells = request.args.get("row").split(",")
    with open("out.csv", "w") as handle:
        writer = csv.writer(handle)
        writer.writerow(cells)  # finding
    return "ok"


@app.route("/c/<name>")
def c(name):
    csv.DictWriter(open("x.csv", "w"), ["name"]).writerow({"name": name})  # finding
    return "ok"
