import subprocess

import git
from flask import Flask, request

app = Flask(__name__)


@app.route("/clone", methods=["POST"])
def clone():
    subprocess.run(["git", "clone", request.form["url"], "work"], check=True)  # finding: option-of-git
    return "done"


@app.route("/branches")
def branches():
    remote = request.args.get("remote")
    return subprocess.check_output(["git", "ls-remote", remote])  # finding: option-of-git


@app.route("/mirror")
def mirror():
    git.Repo.clone_from(request.args["url"], "mirror")  # finding: option-of-git
    return "done"


@app.route("/history")
def history():
    repo = git.Repo("/srv/work")
    return repo.git.log(request.args["range"])  # finding: option-of-git


@app.route("/checkout", methods=["POST"])
def checkout():
    repo = git.Repo("/srv/work")
    repo.git.checkout(request.form["branch"])  # finding: option-of-git
    return "done"


@app.route("/copy", methods=["POST"])
def copy():
    git.Repo.clone_from("https://code.example.org/base.git", "copy", multi_options=request.form.getlist("option"))  # finding: option-of-git
    return "done"
