from flask import Flask, request

app = Flask(__name__)


@app.route("/pages")
def pages():
    count = TOTAL // int(request.args["per"])  # finding: divided-by-request
    return str(count)


@app.route("/share")
def share():
    return f"{TOTAL}", TOTAL / float(request.form.get("people"))  # finding: divided-by-request


@app.route("/rest")
def rest():
    whole, left = divmod(TOTAL, int(request.args.get("per", "1")))  # finding: divided-by-request
    return str(left)
