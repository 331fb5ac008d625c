"""Making thumbnails with an external program."""

import subprocess


def thumbnail(source: str, target: str, width: int) -> None:
    command = f"convert {source} -resize {width}x {target}"
    subprocess.run(command, shell=True, check=True)
