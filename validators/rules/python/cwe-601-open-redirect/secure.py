import re

from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from flask import Flask, redirect, request, url_for

app = Flask(__name__)


@app.route("/go")
def go():
    return redirect(url_for("index", page=request.args.get("page")))  # evidence


@app.route("/home")
def home():
    return redirect("/home")  # evidence: own-target


def view(request):
    target = request.GET["url"]
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        return HttpResponseRedirect("/")  # evidence
    return HttpResponseRedirect(target)  # evidence: guarded


@app.route("/user/<name>")
def user(name):
    return redirect("/users/" + name)  # evidence: own-target


def allowed_by_name(request):
    back = request.GET.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, {"shop.example.org", request.get_host()}):
        return HttpResponseRedirect("/")  # evidence
    return HttpResponseRedirect(back)  # evidence: guarded


WITHIN = re.compile(r"/(?:[a-z]+/)*")


def as_a_whole(request):
    back = request.GET.get("back", "/")
    if (fits := WITHIN.fullmatch(back)) is not None:
        return redirect(back)  # evidence: guarded
    return redirect("/home")  # evidence: own-target
