import html
from django.http import HttpResponse
from django.utils.html import format_html
from flask import Flask, jsonify, make_response, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/hello")
def hello():
    return make_response("Hello " + html.escape(request.args.get("name")))  # evidence: sanitized


@app.route("/page")
def page():
    return render_template("page.html", name=request.args["name"])  # evidence


@app.route("/api")
def api():
    return jsonify({"name": request.args["name"]})  # evidence


def badge(user):
    return format_html("<span>{}</span>", user.name)  # evidence: escaping-format


def label(text):
    return Markup("<b>" + escape(text) + "</b>")  # evidence: sanitized


def constant():
    return HttpResponse("<h1>It works</h1>")


def text(name):
    return "Hello " + name


def folder(request, path):
    from django.http import HttpResponse
    from django.template import loader

    page = loader.select_template(["folder.html", "plain.html"])
    return HttpResponse(page.render({"path": path}))  # evidence
