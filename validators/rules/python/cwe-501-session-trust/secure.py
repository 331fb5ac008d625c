from flask import Flask, request, session

app = Flask(__name__)
THEMES = {"light", "dark"}


@app.route("/theme", methods=["POST"])
def theme():
    wanted = request.form["theme"]
    if wanted not in THEMES:
        return "no", 400
    session["theme"] = wanted  # evidence: guarded
    return "done"


@app.route("/page")
def page():
    session["page"] = int(request.args.get("page", "1"))  # evidence: sanitized
    return "done"


@app.route("/seen")
def seen():
    session["seen"] = True  # evidence: own-value
    return request.args.get("x", "").isdigit() and "1" or "0"


def unrelated(request, table):
    table["role"] = request.POST["role"]
