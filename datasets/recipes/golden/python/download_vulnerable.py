"""Serving files out of one directory."""

import os

ROOT = "/srv/files"


def read_file(name: str) -> bytes:
    with open(os.path.join(ROOT, name), "rb") as file:
        return file.read()
