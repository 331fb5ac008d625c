import os
from pathlib import Path
from flask import Flask, request, send_file, send_from_directory
from werkzeug.utils import secure_filename

app = Flask(__name__)
ROOT = "/srv/files"


@app.route("/file")
def download():
    return send_from_directory(ROOT, request.args["name"])  # evidence: contained-by-library


def last_part(base, name):
    with open(os.path.join(ROOT, os.path.basename(name))) as handle:  # evidence: sanitized
        return handle.read()


def contained(name):
    path = Path(ROOT, name).resolve()
    if not path.is_relative_to(ROOT):
        raise ValueError(name)
    return path.read_text()  # evidence: guarded


def upload(file):
    file.save(os.path.join(ROOT, secure_filename(file.filename)))  # evidence: sanitized


def constant():
    with open(os.path.join(ROOT, "index.html")) as handle:
        return handle.read()


def whole(path):
    with open(path) as handle:
        return handle.read()


def read_setting(etcd, namespace, key):
    return etcd.read(os.path.join(namespace, os.path.basename(key)))  # evidence: sanitized


def two_dots_refused(name):
    if ".." in name:
        raise ValueError(name)
    return open("/srv/pages/" + name)  # evidence


def size_of(folder):
    total = 0
    for around, _folders, names in os.walk(folder):
        for name in names:
            total += os.path.getsize(os.path.join(around, name))  # evidence
    return total


def listing(module):
    with tokenize.open(os.path.join(ROOT, os.path.basename(module))) as handle:  # evidence
        return handle.read()


def keep(scratch, name):
    target = os.path.realpath(os.path.join(ROOT, name))
    if not target.startswith(ROOT + os.sep):
        raise ValueError(name)
    shutil.move(scratch, target)  # evidence: guarded


def put(root, name, text):
    target = os.path.join(root, name)
    if not salt.utils.verify.clean_path(root, target):
        return False
    with salt.utils.files.fopen(target, "w") as handle:  # evidence: guarded
        handle.write(text)
    return True


def rotated(name):
    shutil.move("current.log", "previous.log")
    return name
