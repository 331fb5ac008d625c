from flask import Flask, request
from rest_framework.decorators import permission_classes
from rest_framework.permissions import AllowAny

app = Flask(__name__)


@app.route("/admin/users", methods=["POST"])  # finding: admin-without-login
def admin_users():
    return str(store.remove(request.form["id"]))


@app.route("/users/drop", methods=["POST"])  # finding: admin-without-login
def drop_everyone():
    return str(store.clear())


@permission_classes([AllowAny])  # finding: allow-any
def change(request):
    return request.data


@app.route("/admin/delete", methods=["POST"])  # finding: changes-unasked
def remove():
    db.session.delete(Note.query.get(request.form["id"]))
    db.session.commit()
    return "gone"


@app.post("/notes/<int:number>/purge")  # finding: changes-unasked
def b(number):
    cursor.execute("DELETE FROM notes WHERE id = ?", (number,))
    return "", 204


def note_delete(request, pk):  # finding: removes-unasked
    note = get_object_or_404(Note, pk=pk)
    note.delete()
    return redirect("notes")


def gone(request, note_id):  # finding: removes-unasked
    Note.objects.filter(id=note_id).delete()
    return HttpResponse(status=204)
