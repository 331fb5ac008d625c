import requests
import urllib.request
from urllib.parse import quote, urljoin
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


@app.route("/part")
def part():
    name = quote(request.args["name"])
    return requests.get(urljoin("https://api.example.com/parts/", name), timeout=3).text  # finding


@app.route("/mirror")
def mirror():
    return requests.get(quote(request.args["from"], safe=":/"), timeout=3).text  # finding


@app.route("/mirror")
def mirror():
    parts = [quote(request.args["of"], safe=""), "mirrors.example.org"]
    return requests.get(f"https://{parts[0]}/{parts[1]}", timeout=3).text  # finding: address-from-value
