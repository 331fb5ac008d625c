from flask import Flask, request

app = Flask(__name__)


@app.route("/pages")
def pages():
    count = TOTAL // max(1, int(request.args["per"]))  # evidence: never-zero
    return str(count)


@app.route("/share")
def share():
    return TOTAL / max(1, float(request.form.get("people")))  # evidence: never-zero


@app.route("/rest")
def rest():
    whole, left = divmod(TOTAL, max(1, int(request.args.get("per", "1"))))  # evidence: never-zero
    half = int(request.args["per"]) / 2
    path = "/" + request.args["per"]
    return str(left)
