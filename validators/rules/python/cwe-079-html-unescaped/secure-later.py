import html

from flask import make_response, render_template_string, request
from markupsafe import Markup

TABLE = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"})


def raw():
    resp = make_response(request.args["text"])
    resp.headers["Content-Type"] = "text/plain; charset=utf-8"
    return resp


def greeting(name):
    return render_template_string("<b>Hello {{ name }}</b>", name=name)  # evidence: template


def link(path, label):
    return Markup('<a href="%s">%s</a>') % (path, label)  # evidence: escaping-format


def cell(value):
    return Markup('<a href="mailto:{0}">{0}</a>').format(value)  # evidence: escaping-format


def label(text):
    return Markup("<label>" + text.translate(TABLE) + "</label>")  # evidence: sanitized


def answer(self, note):
    self.response.write("<p>" + html.escape(note) + "</p>")  # evidence: sanitized
