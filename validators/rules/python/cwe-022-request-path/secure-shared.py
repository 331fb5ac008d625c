import os
from flask import Flask, request

app = Flask(__name__)


SHEETS = os.path.realpath("/srv/sheets")


@app.route("/sheet")
def sheet():
    whole = os.path.realpath(os.path.join(SHEETS, request.args["sheet"]))
    if os.path.commonpath([SHEETS, whole]) != SHEETS:
        return "no", 404
    with open(whole) as handle:  # evidence: guarded
        return handle.read()
