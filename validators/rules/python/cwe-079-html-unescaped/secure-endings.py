from flask import Flask, Response, request
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)
pages = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape(["html", "xml"]))


@app.route("/label")
def label():
    template = pages.get_template("label.html")
    return Response(template.render(name=request.args["name"]))  # evidence: sanitized


def letter(request):
    from django.http import HttpResponse
    from jinja2 import Environment, FileSystemLoader, select_autoescape

    pages = Environment(loader=FileSystemLoader("pages"), autoescape=select_autoescape())
    sheet = pages.get_template("letter.html")
    return HttpResponse(sheet.render(head=request.GET["head"]))  # evidence: sanitized
