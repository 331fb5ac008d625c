from flask import Flask, request
from pymongo import MongoClient

app = Flask(__name__)
db = MongoClient().app


@app.route("/where")
def where():
    return str(db.users.count_documents({"$where": "this.a == '" + request.args["a"] + "'"}))  # finding


@app.route("/format")
def formatted():
    script = "function() { return this.name == '%s' }" % request.form["name"]
    return str(list(db.posts.find({"$where": script})))  # finding


@app.route("/whole", methods=["POST"])
def whole():
    return str(db.items.find_one({"$where": request.get_json()["script"]}))  # finding
