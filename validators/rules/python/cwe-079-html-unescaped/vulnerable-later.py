from flask import make_response, render_template_string, request
from markupsafe import Markup

TABLE = str.maketrans({"&": "and", '"': ""})


def raw():
    resp = make_response(request.args["text"])
    resp.headers["X-Kind"] = "text"
    return resp  # finding: html-response


def greeting(name):
    return render_template_string("<b>Hello {{ name|safe }}</b>", name=name)  # finding: unescaped-in-template


def label(text):
    return Markup("<label>" + text.translate(TABLE) + "</label>")  # finding: marked-as-markup


def answer(self, note):
    self.response.write("<p>" + note + "</p>")  # finding: html-written
