import json

import bcrypt
import keyring
from flask import Flask, make_response, request
from werkzeug.security import generate_password_hash

app = Flask(__name__)


@app.route("/login", methods=["POST"])
def login():
    response = make_response("hello")
    response.set_cookie("remember", sessions.create(request.form["user"]))
    response.set_cookie("vault", box.encrypt(request.form["password"]))  # evidence: sealed
    return response


def save(user, password):
    with open("users.txt", "a") as out:
        out.write(user + ":" + generate_password_hash(password))  # evidence: sealed


def keep(name, password):
    keyring.set_password("shop", name, password)  # evidence: keyring


def report(out, password_policy):
    out.write(f"policy: {password_policy}")
    out.write("password: (unchanged)\n")
    json.dump({"name": "x", "password": "***"}, out)
