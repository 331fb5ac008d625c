import ast
import base64
import json
import subprocess
import zlib
from pathlib import Path

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
TABLE = "eyJzaXplIjogNDIsICJuYW1lIjogImEifQ=="


def table():
    return json.loads(base64.b64decode(TABLE))  # evidence: decoded-as-data


def settings():
    text = zlib.decompress(base64.b64decode("eJyrVsrPVrJSMFCoBQAWbAM1")).decode()
    return ast.literal_eval(text)  # evidence: decoded-as-data


def names():
    load = getattr(json, "loads")
    return load(bytes.fromhex("5b2261222c202262222c202263225d").decode())  # evidence: decoded-as-data


def picture(folder: Path):
    (folder / "icon.png").write_bytes(base64.b64decode(PICTURE))
    subprocess.run(["optipng", str(folder / "icon.png")], check=True)


def version():
    scope = {}
    exec(Path("version.py").read_text(), scope)
    return scope["version"]


def columns(path):
    return subprocess.check_output("cut -f1 -d'%s' table.txt" % chr(9), shell=True)


def marker():
    return eval("1 + 1"), bytes([1, 2, 3]), chr(65)
