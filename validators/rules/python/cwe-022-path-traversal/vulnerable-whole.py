import os
import zipfile


def read(root, name):
    path = os.path.abspath(os.path.join(root, name))
    return open(path).read()  # finding: joined-path-used


def unpack(path, target):
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            with open(os.path.join(target, info.filename), "wb") as out:  # finding: joined-path-used
                out.write(archive.read(info))


def once(root, name):
    if name.startswith("/"):
        name = name[1:]
    return open(os.path.join(root, name)).read()  # finding: joined-path-used
