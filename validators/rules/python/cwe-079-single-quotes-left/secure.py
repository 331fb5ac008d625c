import json
import re
from html import escape
from urllib.parse import quote
from xml.sax import saxutils
from flask import Response, request


def cell():
    name = saxutils.escape(request.form["name"], {"'": "&#39;"})
    return "<p class='" + name + "'>x</p>"  # evidence: sanitized


def state():
    return Response(f"<div data-state='{escape(json.dumps(request.args['state']))}'>x</div>")  # evidence: sanitized


def search():
    return Response("<a href='/list?q=%s'>x</a>" % quote(request.args["q"]))  # evidence: sanitized


def no_quotes():
    return Response("<p title='%s'>x</p>" % re.sub("[<>'\"]", "", request.args["note"]))  # evidence: sanitized


def double():
    return Response('<p title="%s">x</p>' % escape(request.args["note"]))


def text():
    return Response("<p class='note'>%s</p>" % escape(request.args["note"], quote=False))
