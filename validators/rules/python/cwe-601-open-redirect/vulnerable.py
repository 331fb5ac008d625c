import re

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


@app.route("/asked")
def asked():
    target = request.args.get("next", "")
    if target.startswith("/"):
        app.logger.info("a path")
    if target.startswith(("//", "/\\")):
        return redirect("/")  # evidence
    return redirect(target)  # finding


def found_in_pages():
    import web

    asked = web.input(to="/")
    raise web.seeother(asked.to)  # finding


def allowed_by_itself(request):
    from urllib.parse import urlsplit

    from django.utils.http import url_has_allowed_host_and_scheme

    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, {urlsplit(back).hostname}):
        back = "/"
    return HttpResponseRedirect(back)  # finding


WITHIN = re.compile(r"/(?:[a-z]+/)*")


def from_its_beginning(request):
    back = request.GET.get("back", "/")
    if WITHIN.match(back) is not None:
        return redirect(back)  # finding
    return redirect("/home")  # evidence
