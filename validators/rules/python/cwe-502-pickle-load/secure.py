import base64
import hashlib
import hmac
import io
import json
import os
import pickle
import numpy as np
import torch
from flask import Flask, abort, request
from itsdangerous import Signer

app = Flask(__name__)
SEAL = os.urandom(32)


@app.route("/load")
def load():
    return str(json.loads(request.args["data"]))  # evidence: data-only


def read(path):
    with open(path) as handle:
        return json.load(handle)  # evidence: data-only


def model(path):
    return torch.load(path, weights_only=True)  # evidence: weights-only


def array(path):
    return np.load(path, allow_pickle=False)  # evidence: no-pickle


def copy():
    return pickle.loads(b"\x80\x04N.")


def write(value, handle):
    pickle.dump(value, handle)


def own():
    return json.loads('{"a": 1}')


signer = Signer(app.config["SECRET_KEY"], salt="draft")


@app.route("/draft")
def draft():
    return repr(pickle.loads(base64.b64decode(signer.unsign(request.cookies["draft"]))))  # evidence: sanitized


@app.route("/resume", methods=["POST"])
def resume():
    state = request.get_data()
    mac = hmac.new(app.config["KEY"], state, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mac, request.headers["X-Mac"]):
        abort(403)
    return repr(pickle.loads(base64.b64decode(state)))  # evidence: guarded


class Inks(pickle.Unpickler):
    shades = {"palette": ("Shade", "Wash"), "collections": ("OrderedDict",)}

    def find_class(self, module, name):
        if name not in self.shades.get(module, ()):
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


class Plates(pickle.Unpickler):
    """Loads nothing but plates."""

    def find_class(self, module, name):
        if module == "press" and name in ("Plate", "Proof"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module)


@app.route("/inks", methods=["POST"])
def inks():
    return repr(Inks(io.BytesIO(request.get_data())).load())  # evidence: named-classes


@app.route("/plates", methods=["POST"])
def plates():
    return repr(Plates(io.BytesIO(request.get_data())).load())  # evidence: named-classes


def sealed(payload):
    return hmac.new(SEAL, payload.encode(), hashlib.sha256).hexdigest().encode()


@app.route("/sealed")
def open_sealed():
    payload = request.cookies.get("bag", "")
    if not hmac.compare_digest(sealed(payload), request.cookies.get("seal", "").encode()):
        return "no", 400
    return repr(pickle.loads(base64.b64decode(payload)))  # evidence: guarded


@app.route("/signed")
def signed():
    vat, seal = request.cookies["vat"].split("~")
    told = hmac.new(SEAL, vat.encode(), hashlib.sha256).hexdigest().upper()
    if not hmac.compare_digest(told, seal):
        abort(403)
    return repr(pickle.loads(base64.b64decode(vat)))  # evidence: guarded
