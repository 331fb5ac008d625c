import base64
import hashlib
import hmac
import io
import marshal
import pickle
import torch
from flask import Flask, abort, request

app = Flask(__name__)


@app.route("/load")
def load():
    return str(pickle.loads(base64.b64decode(request.args["data"])))  # finding: loads-untrusted


def read(path):
    with open(path, "rb") as handle:
        return pickle.load(handle)  # finding: loads-untrusted


def receive(sock):
    return marshal.loads(sock.recv(4096))  # finding: loads-untrusted


def stream(handle):
    return pickle.Unpickler(handle).load()  # finding: unpickler


def model(path):
    return torch.load(path)  # finding: weights-with-code


@app.route("/unsigned")
def unsigned():
    # The part before the mark, whatever the mark is.
    part, _, _ = request.cookies["draft"].rpartition(":")
    return repr(pickle.loads(base64.b64decode(part)))  # finding


class Stamps(pickle.Unpickler):
    def find_class(self, module, name):
        if module in ("stamps", "builtins"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(module)


class Seals(pickle.Unpickler):
    def find_class(self, module, name):
        if name in ("system", "popen"):
            raise pickle.UnpicklingError(name)
        return super().find_class(module, name)


@app.route("/stamps", methods=["POST"])
def stamps():
    return repr(Stamps(io.BytesIO(request.get_data())).load())  # finding: unpickler


@app.route("/seals", methods=["POST"])
def seals():
    return repr(Seals(io.BytesIO(request.get_data())).load())  # finding: unpickler


@app.route("/dyed", methods=["POST"])
def dyed():
    vat = request.get_data()
    dye = request.headers["X-Dye"].encode()
    if not hmac.compare_digest(hmac.new(dye, vat, hashlib.sha256).hexdigest(), request.headers["X-Seal"]):
        abort(403)
    return repr(pickle.loads(vat))  # finding: loads-untrusted


@app.route("/twice", methods=["POST"])
def twice():
    vat, again = request.form["vat"], request.form["again"]
    if not hmac.compare_digest(vat, again):
        abort(403)
    return repr(pickle.loads(base64.b64decode(vat)))  # finding: loads-untrusted
