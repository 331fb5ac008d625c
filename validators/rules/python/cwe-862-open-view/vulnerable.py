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
