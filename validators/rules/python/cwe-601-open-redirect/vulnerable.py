from django.http import HttpResponseRedirect
from flask import Flask, redirect, request

app = Flask(__name__)


@app.route("/go")
def go():
    return redirect(request.args.get("next"))  # finding


@app.route("/login", methods=["POST"])
def login():
    target = request.form["target"] or "/"
    return redirect(target)  # finding


def view(request):
    return HttpResponseRedirect(request.GET["url"])  # finding


@app.route("/mirror")
def mirror():
    return redirect("https://" + request.args["host"])  # finding
