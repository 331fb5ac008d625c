import traceback
from flask import Flask, jsonify

app = Flask(__name__)


@app.route("/a")
def a():
    try:
        return work()
    except Exception:
        return traceback.format_exc()  # finding: trace-returned


@app.route("/b")
def b():
    try:
        return work()
    except Exception as e:
        return "failed: " + str(e), 500  # finding: exception-returned


@app.route("/c")
def c():
    try:
        return work()
    except ValueError as err:
        return jsonify({"error": repr(err)}), 400  # finding: exception-returned
