import json
import pickle
import numpy as np
import torch
from flask import Flask, request

app = Flask(__name__)


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
