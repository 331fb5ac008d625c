import os
import tarfile


def inside(folder, path):
    folder = os.path.abspath(folder)
    return os.path.commonpath([folder, os.path.abspath(path)]) == folder


def safe_extract(tar, folder, members=None):  # evidence: members-asked
    for member in tar.getmembers():
        path = os.path.join(folder, member.name)
        if not os.path.abspath(path).startswith(os.path.abspath(folder) + os.sep):
            raise ValueError(member.name)
    tar.extractall(folder, members)


def take(path, folder):
    with tarfile.open(path) as tar:
        safe_extract(tar, folder)
