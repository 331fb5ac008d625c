import os
import uuid
from flask import Flask, request
from uploads import allowed_file

app = Flask(__name__)


@app.route("/upload", methods=["POST"])
def upload():
    file = request.files["file"]
    file.save(os.path.join("/srv/uploads", uuid.uuid4().hex))  # evidence: own-name
    return "ok"


@app.route("/checked", methods=["POST"])
def checked():
    file = request.files["file"]
    if not allowed_file(file.filename):
        return "no"
    file.save(os.path.join("/srv/uploads", file.filename))  # evidence: guarded
    return "ok"


@app.route("/token", methods=["POST"])
def token():
    image = request.files["image"]
    image.save("/srv/uploads/" + str(uuid.uuid4()))  # evidence: own-name
    return "ok"


def model(form):
    form.save("record")
