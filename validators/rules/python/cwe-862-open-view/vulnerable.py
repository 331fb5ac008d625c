from flask import Flask, request, session
from flask_login import login_required
from rest_framework.decorators import permission_classes
from rest_framework.permissions import AllowAny

app = Flask(__name__)


@app.route("/people", methods=["POST"])
def admin_users():
    return str(store.show(request.form["id"]))  # finding: admin-without-login


@app.route("/users/drop", methods=["POST"])
def drop_everyone():
    return str(store.clear())  # finding: admin-without-login


@permission_classes([AllowAny])  # finding: allow-any
def change(request):
    return request.data


@app.route("/admin/delete", methods=["POST"])
def remove():
    db.session.delete(Note.query.get(request.form["id"]))  # finding: changes-unasked
    db.session.commit()
    return "gone"


@app.post("/notes/<int:number>/purge")
def b(number):
    cursor.execute("DELETE FROM notes WHERE id = ?", (number,))  # finding: changes-unasked
    return "", 204


@app.post("/notes")  # evidence: login-required
@login_required
def add():
    store.append(request.form["text"])
    return "kept"
