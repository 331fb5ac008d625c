import json
import re
from html import escape
from urllib.parse import quote
from xml.sax import saxutils
from cgi import escape as cgi_escape
from flask import Response, request


def cell():
    name = saxutils.escape(request.form["name"])
    return "<p class='" + name + "'>x</p>"  # finding: in-page


def state():
    return Response(f"<div data-state='{json.dumps(request.args['state'])}'>x</div>")  # finding: in-page


def with_flag():
    return Response("<p title='%s'>x</p>" % cgi_escape(request.args["note"], True))  # finding: in-page


def no_quotes():
    return Response("<p title='%s'>x</p>" % re.sub('[<>"]', "", request.args["note"]))  # finding: in-page
