import base64
import marshal
import pickle
import torch
from flask import Flask, request

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
