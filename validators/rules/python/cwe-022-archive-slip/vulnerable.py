import shutil
import tarfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target)  # finding


def trusted(path, target):
    archive = tarfile.open(path)
    archive.extractall(target, filter="fully_trusted")  # finding


def by_shutil(path, target):
    shutil.unpack_archive(path, target)  # finding


def helper(tar, target):
    tar.extractall(path=target)  # finding


def some(path, target):
    with tarfile.open(path) as archive:
        first = archive.getmembers()[:20]
        archive.extractall(target, members=first)  # finding: members-unchecked
