from flask import Flask, request

app = Flask(__name__)


@app.route("/profile", methods=["POST"])
def profile():
    user = current()
    for key, value in request.form.items():
        setattr(user, key, value)  # finding
    return "ok"


@app.route("/json", methods=["POST"])
def body():
    user = current()
    user.__dict__.update(request.get_json())  # finding
    return "ok"


@app.route("/query")
def query():
    user = current()
    name = request.args["field"]
    setattr(user, name, 1)  # finding
    return "ok"
