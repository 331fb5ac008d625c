import subprocess

from flask import request


def clone(folder):
    url, branch = request.args["url"], request.args["branch"]
    command = ["git", "clone", "--branch=" + branch, "--", url, folder]
    return subprocess.call(command)  # evidence: options-ended
