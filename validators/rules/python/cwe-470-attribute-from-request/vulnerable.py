import operator

from flask import Flask, request

import reports
from shop import tools

app = Flask(__name__)


@app.route("/run/<name>")
def run(name):
    return getattr(tools, name)()  # finding: attribute-by-name


@app.route("/report", methods=["POST"])
def report():
    kind = request.form["kind"]
    made = getattr(reports, kind, reports.plain)  # finding: attribute-by-name
    return made(request.form["month"])


@app.route("/people/<int:number>")
def person(number):
    found = Person.query.get(number)
    wanted = request.args.get("field", "name")
    return {wanted: str(getattr(found, wanted))}  # finding: attribute-by-name


@app.route("/sorted")
def listed():
    rows = Row.query.all()
    rows.sort(key=operator.attrgetter(request.args["by"]))  # finding: attribute-by-name
    return str(rows)
