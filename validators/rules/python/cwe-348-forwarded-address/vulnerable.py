from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def a():
    ip = request.headers.get("X-Forwarded-For")
    if ip == "127.0.0.1":  # finding
        return "secret"
    return "no"


@app.route("/b")
def b():
    ip = request.headers.get("x-real-ip")
    if ip.startswith("192.168."):  # finding
        return "secret"
    return "no"


def c(request):
    return request.META.get("HTTP_X_FORWARDED_FOR") in ("10.0.0.1", "10.0.0.2")  # finding
