from flask import Flask, abort, request, session
from flask_login import current_user

app = Flask(__name__)


@app.route("/users/<int:number>", methods=["DELETE"])
def remove(number):
    if current_user.role != "admin":  # evidence: role-of-the-user
        abort(403)
    return "removed"


@app.route("/report")
def report():
    if session["role"] == "manager":  # evidence: role-of-the-user
        return "report"
    abort(403)


def settings(request):
    if "editor" in request.user.roles:  # evidence: role-of-the-user
        return "settings"
    return "no"


@app.route("/people")
def people():
    if request.args.get("sort") == "name":
        return "by name"
    return "by number"
