import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/login")
def login():
    user = check(request.args.get("user"), request.args.get("password"))  # finding: secret-in-query
    return user.name


def reset(request):
    return change(request.user, request.GET.get("new_password"))  # finding: secret-in-query


def remote(name, password):
    return requests.get(f"https://sso.example.org/check?user={name}&password={password}", timeout=5)  # finding: secret-put-into-address


def again(name, password):
    return requests.get("https://sso.example.org/check", params={"user": name, "password": password}, timeout=5)  # finding: secret-put-into-address
