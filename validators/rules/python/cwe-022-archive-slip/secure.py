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


def harmless(members, target):
    root = os.path.realpath(target) + os.sep
    for member in members:
        place = os.path.realpath(os.path.join(target, member.name))
        if member.isfile() and place.startswith(root):
            yield member


def by_generator(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target, members=list(harmless(archive.getmembers()[:20], target)))  # evidence: members-chosen


def one_by_one(path, target):
    root = os.path.realpath(target) + os.sep
    with tarfile.open(path) as archive:
        good = []
        for member in archive.getmembers():
            if os.path.realpath(os.path.join(target, member.name)).startswith(root):
                good.append(member)
        for member in good:
            archive.extract(member, target)  # evidence: guarded
