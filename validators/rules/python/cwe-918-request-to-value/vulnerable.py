import requests
import urllib.request
from flask import Flask, request

app = Flask(__name__)


@app.route("/fetch")
def fetch():
    return requests.get(request.args["url"], timeout=3).text  # finding


@app.route("/proxy/<host>")
def proxy(host):
    return requests.post(f"http://{host}/status", timeout=3).text  # finding


@app.route("/image")
def image():
    address = request.form.get("src")
    return urllib.request.urlopen(address).read()  # finding
