import json

from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/login", methods=["POST"])
def login():
    response = make_response("hello")
    response.set_cookie("password", request.form["secret"])  # finding: password-in-cookie
    password = request.form["password"]
    response.set_cookie("remember", password)  # finding: password-in-cookie
    return response


def save(user, password):
    with open("users.txt", "a") as out:
        out.write(f"{user}:{password}\n")  # finding: password-in-file


def keep(name, password):
    with open("login.json", "w") as out:
        json.dump({"name": name, "password": password}, out)  # finding: password-in-file
