import os
import zipfile
from pathlib import Path


def unpack(path, target):
    root = os.path.realpath(target)
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            place = os.path.realpath(os.path.join(root, info.filename))
            if not place.startswith(root + os.sep):
                raise ValueError(info.filename)
            with open(place, "wb") as out:  # evidence: guarded
                out.write(archive.read(info))


def among_the_folders(base, name):
    base = Path(base).resolve()
    path = (base / name).resolve()
    if base not in path.parents:
        raise ValueError(name)
    return path.read_text()  # evidence: guarded


def told_from_the_folder(root, name):
    path = os.path.abspath(os.path.join(root, name))
    if os.path.relpath(path, root).startswith(os.pardir):
        raise ValueError(name)
    return open(path).read()  # evidence: guarded


def until_none_is_left(root, name):
    while ".." in name:
        name = name.replace("..", "")
    return open(os.path.join(root, name)).read()  # evidence: guarded
