from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().app


@app.route("/compared")
def compared():
    return str(db.users.count_documents({"a": request.args["a"]}))  # evidence: fields-compared


@app.route("/several")
def several():
    return str(list(db.posts.find({"name": request.form["name"], "open": True})))  # evidence: fields-compared


@app.route("/one")
def one():
    wanted = {"name": str(request.args["name"])}
    return str(db.items.find_one(wanted))  # evidence: fields-compared


@app.route("/fixed")
def fixed():
    return str(list(db.posts.find({"$where": "this.a > this.b"})))


def place(text, request):
    return text.find(request.args["part"])
