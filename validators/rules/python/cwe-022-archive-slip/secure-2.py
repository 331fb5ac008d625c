import os
import tarfile


def is_within(folder, path):
    folder = os.path.abspath(folder)
    return os.path.commonpath([folder, os.path.abspath(path)]) == folder


def unpack_checked(path, target):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if not is_within(target, os.path.join(target, member.name)):
                raise ValueError(member.name)
        archive.extractall(target)  # evidence


def begins_alike(folder, path):
    folder = os.path.abspath(folder)
    return os.path.commonprefix([folder, os.path.abspath(path)]) == folder


def unpack_beside(path, target):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if not begins_alike(target, os.path.join(target, member.name)):
                raise ValueError(member.name)
        archive.extractall(target)


def one_by_one(path, target):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if os.path.isabs(member.name) or ".." in member.name.split("/"):
                raise ValueError(member.name)
            archive.extract(member, path=target)  # evidence
