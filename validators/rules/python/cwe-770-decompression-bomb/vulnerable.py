import gzip
import zlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/a", methods=["POST"])
def a():
    return gzip.decompress(request.get_data())  # finding


@app.route("/b", methods=["POST"])
def b():
    body = request.data
    return zlib.decompress(body)  # finding


@app.route("/c")
def c():
    return str(list(range(int(request.args["n"]))))  # finding: unlimited-size
