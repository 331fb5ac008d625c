import os
import shutil
import tarfile
import zipfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target, filter="data")  # evidence: filtered


def by_shutil(path, target):
    shutil.unpack_archive(path, target, filter="data")  # evidence: filtered


def inside(archive, target):
    root = os.path.realpath(target) + os.sep
    return [m for m in archive.getmembers() if os.path.realpath(os.path.join(target, m.name)).startswith(root)]


def checked(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target, members=inside(archive, target))  # evidence: members-chosen


def zipped(path, target):
    with zipfile.ZipFile(path) as archive:
        archive.extractall(target)  # evidence: zip-module
