import re
import subprocess

REVISION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")


def take(url, into):
    subprocess.run(["git", "clone", "--quiet", "--", url, str(into)], check=True)  # evidence: options-ended


def renew(remote):
    if remote.startswith("-"):
        raise ValueError(remote)
    subprocess.check_call(["git", "fetch", remote])  # evidence: guarded


def shown(revision):
    if not REVISION.fullmatch(revision):
        raise ValueError(revision)
    subprocess.check_call(["git", "show", revision])  # evidence: guarded


def status():
    subprocess.check_call(["git", "fetch", "origin"])
