from bson import ObjectId
from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().app


@app.route("/login", methods=["POST"])
def login():
    body = request.get_json()
    return str(db.users.find_one({"name": str(body["name"])}))  # evidence: sanitized


@app.route("/post/<key>")
def post(key):
    return str(db.posts.find_one({"_id": ObjectId(key)}))  # evidence: sanitized


@app.route("/admins")
def admins():
    return str(db.users.count_documents({"admin": True}))  # evidence: fixed-query


@app.route("/word")
def word():
    return str("some text".find(request.args["w"]))  # evidence: sanitized


@app.route("/query")
def query():
    # A query string holds texts only.
    return str(db.users.find_one({"name": request.args["name"]}))  # evidence: sanitized


@app.route("/tested", methods=["POST"])
def tested():
    name = request.get_json()["name"]
    if not isinstance(name, str):
        return "no", 400
    return str(db.users.find_one({"name": name}))  # evidence: guarded


def field(body, key, *, kind=str):
    value = body[key]
    if kind is not None and not isinstance(value, kind):
        raise ValueError(key)
    return value


@app.route("/typed", methods=["POST"])
def typed():
    return str(db.users.find_one({"name": field(request.get_json(), "name")}))  # evidence: guarded


@app.route("/plain", methods=["POST"])
def plain():
    mail = request.get_json().get("mail")
    if not isinstance(mail, (str, int)):
        return "no", 400
    return str(db.users.find_one({"mail": mail}))  # evidence: guarded
