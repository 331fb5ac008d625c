import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/login", methods=["POST"])
def login():
    user = check(request.form.get("user"), request.form.get("password"))  # evidence: secret-in-body
    return user.name


def reset(request):
    return change(request.user, request.POST.get("new_password"))  # evidence: secret-in-body


def remote(name, password):
    return requests.post("https://sso.example.org/check", json={"user": name, "password": password}, timeout=5)  # evidence: secret-in-body


def search(request):
    requests.get("https://api.example.org/find", params={"q": request.GET.get("q")}, timeout=5)
    return request.GET.get("page")
