from flask import Flask, Response, request

app = Flask(__name__)


@app.route("/a")
def a():
    response = Response("x")
    response.headers["Content-Type"] = request.headers["Content-Type"]  # finding
    return response


@app.route("/b/<name>")
def b(name):
    response = Response("x")
    response.headers["X-Name"] = "n=" + name  # finding
    return response


class Handler:
    def get(self):
        self.set_header("X-Lang", self.get_argument("lang"))  # finding
