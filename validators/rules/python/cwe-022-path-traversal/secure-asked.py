import os
from pathlib import Path

from flask import Flask, abort, request

app = Flask(__name__)
SHELF_ROOT = Path("/srv/shelf")


@app.get("/sheet")
def sheet():
    name = request.args.get("name", "")
    if ".." in name or name.startswith("/"):
        abort(400)
    with open(os.path.join("/srv/sheets", name)) as held:  # evidence: guarded
        return held.read()


@app.get("/sheets")
def removed():
    name = request.args.get("name", "")
    if ".." not in name and not os.path.isabs(name):
        os.remove(os.path.join("/srv/sheets", name))  # evidence: guarded
    return "gone"


@app.get("/beside")
def beside():
    name = request.args.get("name", "")
    if ".." in name:
        abort(400)
    with open("/srv/sheets/" + name) as held:  # evidence: guarded
        return held.read()


@app.get("/shelf")
def shelf():
    full = (SHELF_ROOT / request.args.get("name", "")).resolve()
    if not str(full).startswith(str(SHELF_ROOT) + os.sep):
        abort(400)
    with open(full) as held:  # evidence: guarded
        return held.read()
