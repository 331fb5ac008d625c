import requests
from flask import Flask, abort, request

app = Flask(__name__)
HARBOURS = ("tides.harbour.example.com",)
WAYS = "north south"


@app.get("/tides")
def tides():
    host = request.args["host"]
    if host not in HARBOURS:
        abort(403)
    return requests.get(f"https://{host}/tides", timeout=3).text  # evidence: guarded


@app.get("/ways")
def ways():
    way = request.args["way"]
    if way not in WAYS:
        abort(403)
    return requests.get("https://ways.example.com/" + way, timeout=3).text  # evidence: guarded
