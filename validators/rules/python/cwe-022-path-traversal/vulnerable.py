import os
from pathlib import Path
from flask import Flask, request, send_file

app = Flask(__name__)
ROOT = "/srv/files"


@app.route("/file")
def download():
    return send_file(os.path.join(ROOT, request.args["name"]))  # finding


def read(base, name):
    path = os.path.join(base, name)
    with open(path) as handle:  # finding
        return handle.read()


def formatted(name):
    with open(f"/srv/files/{name}", "rb") as handle:  # finding
        return handle.read()


def remove(name):
    os.remove(ROOT + "/" + name)  # finding


def modern(name):
    path = Path(ROOT, name)
    return path.read_text()  # finding


def upload(file, folder):
    file.save(os.path.join(folder, file.filename))  # finding


def read_setting(etcd, namespace, key):
    return etcd.read(os.path.join(namespace, key))  # finding: joined-path-used


def listing(module):
    with tokenize.open(os.path.join(ROOT, module)) as handle:  # finding: joined-path-used
        return handle.read()


def keep(scratch, name):
    target = os.path.join(ROOT, name)
    shutil.move(scratch, target)  # finding: joined-path-used


def unpacked(name):
    return gzip.open(f"/srv/logs/{name}.gz")  # finding: joined-path-used
