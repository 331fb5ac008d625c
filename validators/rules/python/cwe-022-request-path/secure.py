import os
from flask import Flask, request, send_file
from werkzeug.utils import secure_filename

app = Flask(__name__)
PAGES = {"home": "pages/home.html", "about": "pages/about.html"}


@app.route("/show")
def show():
    with open("pages/home.html") as handle:  # evidence: path-of-the-program
        return handle.read()


@app.route("/delete")
def delete():
    os.remove("cache/index")  # evidence: path-of-the-program
    return "gone"


@app.route("/get/<path:name>")
def get(name):
    return send_file(os.path.join("/srv/files", secure_filename(name)))  # evidence: sanitized


def local(path):
    with open(path) as handle:
        return handle.read()


@app.get("/page/number")
def page_by_number():
    number = request.args.get("number", 1, type=int)
    with open(f"/srv/pages/{number}.html") as handle:  # evidence: sanitized
        return handle.read()


@app.route("/berth")
def behind_the_last_slash():
    name = request.args["name"].split("/")[-1]
    return open("/srv/berths/" + name).read()  # evidence: sanitized


@app.route("/quay")
def told_apart():
    folder, name = os.path.split(request.args["name"])
    *folders, last = request.args["other"].split("/")
    with open(os.path.join("/srv/quays", last)) as other:  # evidence: sanitized
        return other.read() + open("/srv/quays/" + name).read()  # evidence: sanitized
