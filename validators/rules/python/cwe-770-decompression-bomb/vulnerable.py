import gzip
import zlib
from flask import Flask, request
from starlette.requests import Request
from starlette.responses import Response

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


async def stream(request: Request):
    body = bytearray()
    async for chunk in request.stream():
        body.extend(chunk)
    return Response(zlib.decompress(bytes(body), wbits=47))  # finding


@app.route("/d", methods=["POST"])
def d():
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    return unpacker.decompress(request.get_data()) + unpacker.flush()  # finding: unlimited-unpacking
