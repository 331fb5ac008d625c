import base64
import os
from flask import Flask, request

app = Flask(__name__)


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    file.save(os.path.join("static", file.filename))  # finding
    return "ok"


@app.route("/image")
def image():
    name = request.args.get("name")
    with open(f"./static/{name}", "wb") as handle:  # finding
        handle.write(base64.b64decode(request.args["data"]))
    return "ok"


@app.route("/direct", methods=["POST"])
def direct():
    f = request.files["f"]
    f.save("uploads/" + f.filename)  # finding
    return "ok"
