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
