from flask import Flask, request, session

app = Flask(__name__)


@app.route("/role", methods=["POST"])
def role():
    session["role"] = request.form["role"]  # finding: value-from-request
    return "done"


@app.route("/remember")
def remember():
    name = request.args.get("name", "").strip()
    session[name] = "1"  # finding: key-from-request
    return "done"


def price(request):
    request.session["price"] = request.POST["price"]  # finding: value-from-request


@app.route("/many", methods=["POST"])
def many():
    session.update(request.form)  # finding: value-from-request
    return "done"
