import zlib
from flask import Flask, request

app = Flask(__name__)


@app.route("/a", methods=["POST"])
def a():
    return zlib.decompressobj().decompress(request.get_data(), 1 << 20)  # evidence


@app.route("/b", methods=["POST"])
def b():
    unpacker = zlib.decompressobj(31)
    return unpacker.decompress(request.data, max_length=65536)  # evidence


def c(stream):
    unpacker = zlib.decompressobj()
    return unpacker.decompress(stream.read(4096), 4096)  # evidence


def local(data):
    return zlib.decompress(data)
