"""Making thumbnails with an external program."""

import subprocess


def thumbnail(source: str, target: str, width: int) -> None:
    subprocess.run(["convert", "--", source, "-resize", f"{int(width)}x", target], check=True)
