from flask import Flask, Response, request
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)
pages = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape(["html", "xml"]))


@app.route("/label")
def label():
    template = pages.get_template("label.txt")
    return Response(template.render(name=request.args["name"]))  # finding


def letter(request):
    from django.http import HttpResponse
    from jinja2 import Environment, FileSystemLoader, select_autoescape

    pages = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape())
    sheet = pages.get_template("letter.tmpl")
    return HttpResponse(sheet.render(head=request.GET["head"]))  # finding
