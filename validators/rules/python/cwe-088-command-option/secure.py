import subprocess

import git
from flask import Flask, request

app = Flask(__name__)


@app.route("/clone", methods=["POST"])
def clone():
    subprocess.run(["git", "clone", "--", request.form["url"], "work"], check=True)  # evidence: options-ended
    return "done"


@app.route("/branches")
def branches():
    remote = request.args.get("remote")
    if remote.startswith("-"):
        return "no", 400
    return subprocess.check_output(["git", "ls-remote", remote])  # evidence: guarded


@app.route("/mirror")
def mirror():
    url = request.args["url"]
    if not url.startswith("https://code.example.org/"):
        return "no", 400
    git.Repo.clone_from(url, "mirror")  # evidence: guarded
    subprocess.run(["git", "status", "--short"], check=True)
    subprocess.run(["convert", "in.png", "out.png"], check=True)
    return "done"


@app.route("/history")
def history():
    repo = git.Repo("/srv/work")
    return repo.git.log("--", request.args["file"])  # evidence: options-ended


@app.route("/checkout", methods=["POST"])
def checkout():
    repo = git.Repo("/srv/work")
    branch = request.form["branch"]
    if branch.startswith("-"):
        return "no", 400
    repo.git.checkout(branch)  # evidence: guarded
    repo.git.fetch("origin")
    return "done"


@app.route("/tagged")
def tagged():
    repo = git.Repo("/srv/work")
    return repo.git.show("refs/tags/" + request.args["tag"])
