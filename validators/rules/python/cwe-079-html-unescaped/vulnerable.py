import json
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from flask import Flask, make_response, request
from markupsafe import Markup

app = Flask(__name__)


@app.route("/hello")
def hello():
    return make_response("Hello " + request.args.get("name"))  # finding


@app.route("/echo")
def echo():
    name = request.args["name"]
    return f"<p>{name}</p>"  # finding: html-returned


def view(request):
    return HttpResponse("You asked for %s" % request.GET["q"])  # finding: html-response


def label(text):
    return Markup("<b>" + text + "</b>")  # finding: marked-as-markup


def badge(user):
    return mark_safe("<span>{}</span>".format(user.name))  # finding: marked-as-markup


def row(cell):
    return "<td>" + cell + "</td>"  # finding: html-assembled


def page(request, items):
    return render(request, "page.html", {"items_json": json.dumps(items)})  # finding: json-in-page


def application(environ, start_response):
    name = environ["QUERY_STRING"]
    start_response("200 OK", [("Content-Type", "text/html")])
    return [("<b>" + name + "</b>").encode()]  # finding
