import os
from pathlib import Path
from flask import Flask, request, send_file

app = Flask(__name__)
PLATES = Path("/srv/plates").resolve()
PRESS = Path("/srv/press").resolve()


@app.route("/show")
def show():
    with open(request.args.get("file")) as handle:  # finding
        return handle.read()


@app.route("/delete")
def delete():
    path = request.form["path"]
    if os.path.exists(path):
        os.remove(path)  # finding
    return "gone"


@app.route("/get/<path:name>")
def get(name):
    return send_file(name)  # finding


@app.route("/media/<path:name>")
def media(name):
    last = os.path.basename(name)
    if last in ("", ".", ".."):
        raise ValueError(name)
    return send_file(os.path.join("/srv/media", name))  # finding


@app.route("/chart")
def chart():
    wanted = (CHARTS / request.args["name"]).absolute()
    if not wanted.is_relative_to(CHARTS):
        raise ValueError("outside")
    return send_file(wanted)  # finding


SHEETS = os.path.realpath("/srv/sheets")


@app.route("/sheet")
def sheet():
    asked = os.path.join(SHEETS, request.args["sheet"])
    whole = os.path.realpath(asked)
    if os.path.commonpath([SHEETS, asked]) != SHEETS:
        return "no", 404
    with open(whole) as handle:  # finding
        return handle.read()


def held(folder, name):
    return (folder / name).resolve().is_relative_to(folder)


@app.get("/plate/other")
def plate_of_another():
    name = request.args["plate"]
    if not held(PLATES, name):
        return "", 404
    return (PRESS / name).read_text()  # finding


@app.get("/plate/any")
def any_plate():
    name = request.args["plate"]
    if not held(PLATES, name):
        found.append(name)
    return (PLATES / name).read_text()  # finding


@app.route("/berth")
def not_behind_the_last_slash():
    name = request.args["name"].split("/", 1)[-1]
    return open("/srv/berths/" + name).read()  # finding


@app.route("/quay")
def folders_told_apart():
    folder, name = os.path.split(request.args["name"])
    return open("/srv/quays/" + folder).read()  # finding
