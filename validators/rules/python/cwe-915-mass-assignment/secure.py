from flask import Flask, request

app = Flask(__name__)


@app.route("/profile", methods=["POST"])
def profile():
    user = current()
    user.name = request.form["name"]
    setattr(user, "mail", request.form["mail"])  # evidence
    return "ok"


@app.route("/listed", methods=["POST"])
def listed():
    user = current()
    for key, value in request.form.items():
        if key in ("name", "mail"):
            setattr(user, key, value)  # evidence
    return "ok"


@app.route("/flag")
def flag():
    user = current()
    setattr(user, "seen", True)
    return "ok"


@app.route("/note", methods=["POST"])
def note():
    Note.objects.create(title=request.form["title"], owner=current())  # evidence: named-fields
    return "ok"


def imported(rows):
    for row in rows:
        Note.objects.create(**row)


KEPT = ("title", "summary")


def revise(request, page):
    sent = {name: request.POST[name] for name in KEPT if name in request.POST}
    for name, value in sent.items():
        setattr(page, name, value)  # evidence: named-attribute
