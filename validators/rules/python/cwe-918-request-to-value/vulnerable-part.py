import requests
from flask import Flask, abort, request

app = Flask(__name__)
HARBOUR = "tides.harbour.example.com"
HARBOURS = ("tides.harbour.example.com")


@app.get("/tides")
def tides():
    host = request.args["host"]
    if host not in HARBOUR:
        abort(403)
    return requests.get(f"https://{host}/tides", timeout=3).text  # finding


@app.get("/winds")
def winds():
    host = request.args["host"]
    if host in HARBOURS:
        return requests.get("https://" + host + "/winds", timeout=3).text  # finding
    abort(403)
