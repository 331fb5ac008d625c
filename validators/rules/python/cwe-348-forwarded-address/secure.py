from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def a():
    if request.remote_addr == "127.0.0.1":  # evidence
        return "local"
    return "no"


@app.route("/b")
def b():
    if request.remote_addr in ("10.0.0.1", "10.0.0.2"):  # evidence
        return "known"
    return "no"


def c(request):
    return request.META["REMOTE_ADDR"] != "127.0.0.1"  # evidence


def log(request):
    return request.headers.get("X-Forwarded-For")
