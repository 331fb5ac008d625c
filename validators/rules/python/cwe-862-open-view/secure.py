from flask import Flask, request, session
from flask_login import login_required

app = Flask(__name__)


@app.route("/admin/users", methods=["POST"])  # evidence: login-required
@login_required
def admin_users():
    return str(store.remove(request.form["id"]))


@app.route("/account", methods=["POST"])  # evidence: login-required
@jwt_required()
def account():
    return str(store.show())


@permission_required("app.change")  # evidence: login-required
def change(request):
    return request.data


@app.route("/")
def index():
    return "hello"


@method_decorator(login_required, name="dispatch")
class Profile(View):
    def get(self, request):  # evidence: login-required
        return render(request, "profile.html", self.context())

    def context(self):
        return {}


@router.delete("/rows/{row}", dependencies=[Depends(requires_access("DELETE"))])  # evidence: dependency-refuses
def delete_row(row: int):
    return store.remove(row)


@router.post("/rows")  # evidence: dependency-refuses
def add_row(user=Depends(get_current_user)):
    return store.add(user)


@router.get("/rows")
def all_rows(session=Depends(get_session)):
    return store.all(session)


class Settings(LoginRequiredMixin, View):
    def post(self, request):  # evidence: login-required
        return self.store(request)

    def store(self, request):
        return request


class MainHandler(JupyterHandler):
    @web.authenticated  # evidence: login-required
    def get(self):
        return self.render("main")


@app.route("/admin/notes/delete", methods=["POST"])
def taken():
    if not current_user.is_admin:
        abort(403)
    db.session.delete(Note.query.get(request.form["id"]))
    return "gone"


@app.post("/notes/<int:number>/purge")
def own(number):
    who = session["user_id"]
    cursor.execute("DELETE FROM notes WHERE id = ? AND owner = ?", (number, who))
    return "", 204


@app.post("/comments")
def comment():
    store.save(request.form["text"])
    return "kept"
