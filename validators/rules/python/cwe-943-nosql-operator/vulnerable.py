from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().app


@app.route("/login", methods=["POST"])
def login():
    body = request.get_json()
    return str(db.users.find_one({"name": body["name"], "password": body["password"]}))  # finding


@app.route("/search", methods=["POST"])
def search():
    return str(list(db.posts.find(request.json)))  # finding


@app.route("/account", methods=["POST"])
def account():
    found = db.accounts.count_documents({"mail": request.json.get("mail")})  # finding
    return str(found)


def any_field(body, key, *, kind=None):
    value = body[key]
    if kind is not None and not isinstance(value, kind):
        raise ValueError(key)
    return value


@app.route("/untyped", methods=["POST"])
def untyped():
    return str(db.users.find_one({"name": any_field(request.get_json(), "name")}))  # finding


@app.route("/nested", methods=["POST"])
def nested():
    mail = request.get_json().get("mail")
    if not isinstance(mail, (str, dict)):
        return "no", 400
    return str(db.users.find_one({"mail": mail}))  # finding
