import jinja2
from flask import Flask, render_template, render_template_string, request

app = Flask(__name__)


@app.route("/hello")
def hello():
    return render_template_string("<p>Hello {{ name }}</p>", name=request.args.get("name"))  # evidence: constant-source


@app.route("/file")
def file():
    return render_template("hello.html", name=request.args["name"])  # evidence: file-template


def mail(user):
    return jinja2.Template("Dear {{ user }}").render(user=user)  # evidence: constant-source


def text(name):
    return "Hello {}".format(name)
