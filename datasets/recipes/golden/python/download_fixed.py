"""Serving files out of one directory."""

from pathlib import Path

ROOT = Path("/srv/files").resolve()


def read_file(name: str) -> bytes:
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT):
        raise PermissionError(name)
    return path.read_bytes()
