import os
from pathlib import Path


def keep(path):
    os.chmod(path, 0o600)  # evidence


def folder(path):
    os.makedirs(path, mode=0o700)  # evidence


def modern():
    Path("data").chmod(0o600)  # evidence


def mask():
    os.umask(0o077)  # evidence: closed-mask


def readable(path):
    os.chmod(path, 0o644)
