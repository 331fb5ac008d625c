from flask import Flask, request
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
