from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/users/<int:number>", methods=["DELETE"])
def remove(number):
    if request.args.get("admin") == "true":  # finding: role-from-request
        return "removed"
    abort(403)


@app.route("/report")
def report():
    role = request.cookies.get("role", "guest")
    if role != "manager":  # finding: role-from-request
        abort(403)
    return "report"


def settings(request):
    if request.POST["is_staff"] in ("1", "yes"):  # finding: role-from-request
        return "settings"
    return "no"
