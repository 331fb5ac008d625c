import operator

from flask import Flask, request

import reports
from shop import tools

app = Flask(__name__)
ACTIONS = {"open": tools.open_all, "close": tools.close_all}
FIELDS = ("name", "town")


@app.route("/run/<name>")
def run(name):
    return ACTIONS[name]()


@app.route("/report", methods=["POST"])
def report():
    made = getattr(reports, "report_" + request.form["kind"], reports.plain)  # evidence: own-beginning
    return made(request.form["month"])


@app.route("/people/<int:number>")
def person(number):
    found = Person.query.get(number)
    wanted = request.args.get("field", "name")
    if wanted not in FIELDS:
        return "no", 400
    return {wanted: str(getattr(found, wanted))}  # evidence: guarded


@app.route("/sorted")
def listed():
    rows = Row.query.all()
    by = request.args["by"]
    if by in ("name", "town"):
        rows.sort(key=operator.attrgetter(by))  # evidence: guarded
    return str(rows)


class Things(View):
    def dispatch(self, request):
        handler = getattr(self, request.method.lower(), self.refused)
        return handler(request)

    def refused(self, request):
        return HttpResponse(status=405)


def configured(settings):
    return getattr(tools, settings.kind)


def remote():
    return getattr(request, "remote_addr", None)
