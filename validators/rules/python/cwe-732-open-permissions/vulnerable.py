import os
import stat
from pathlib import Path


def share(path):
    os.chmod(path, 0o777)  # finding


def folder(path):
    os.makedirs(path, mode=0o777)  # finding


def modern():
    Path("data").chmod(0o666)  # finding


def mask():
    os.umask(0)  # finding: open-mask


def flags(path):
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXO)  # finding
