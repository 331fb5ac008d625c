from flask import Flask, Response, request
from urllib.parse import quote

app = Flask(__name__)


@app.route("/a")
def a():
    response = Response("x")
    response.headers["Content-Type"] = "text/plain"  # evidence: constant-header
    return response


@app.route("/b/<name>")
def b(name):
    response = Response("x")
    response.headers["X-Name"] = quote(name)  # evidence: sanitized
    return response


class Handler:
    def get(self):
        self.set_header("X-Lang", "en")  # evidence: constant-header

    def table(self, rows):
        rows["name"] = self.get_argument("name")
