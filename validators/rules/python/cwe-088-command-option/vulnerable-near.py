import subprocess

from flask import request


def log():
    subprocess.run(["git", "log", request.args["branch"], "--", "README"])  # finding
