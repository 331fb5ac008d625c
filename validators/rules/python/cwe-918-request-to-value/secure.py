import requests
from flask import Flask, request
from urllib.parse import quote, urljoin

app = Flask(__name__)
HOSTS = {"eu": "https://eu.example.com", "us": "https://us.example.com"}


@app.route("/status")
def status():
    return requests.get("https://api.example.com/status", timeout=3).text  # evidence: known-address


@app.route("/fetch")
def fetch():
    host = request.args["host"]
    if host not in ("https://a.example.com", "https://b.example.com"):
        return "no"
    return requests.get(host, timeout=3).text  # evidence: guarded


@app.route("/user")
def user():
    name = quote(request.args["name"], safe="")
    return requests.get("https://api.example.com/users/" + name, timeout=3).text  # evidence: sanitized


@app.route("/part")
def part():
    name = quote(request.args["name"], safe="")
    return requests.get(urljoin("https://api.example.com/parts/", name), timeout=3).text  # evidence: sanitized


def download(url):
    return requests.get(url, timeout=3)


@app.route("/mirror")
def mirror():
    parts = ["mirrors.example.org", quote(request.args["of"], safe="")]
    return requests.get(f"https://{parts[0]}/{parts[1]}", timeout=3).text  # evidence: sanitized
