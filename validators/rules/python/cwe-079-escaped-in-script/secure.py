import base64
from html import escape
from flask import Response, request
from markupsafe import Markup, escape as marked


def page():
    name = int(request.args["name"])
    return Response(f"<script>greet({name})</script>")  # evidence: sanitized


def link():
    return Markup('<a onclick="go(\'%s\')">go</a>' % base64.urlsafe_b64encode(request.args["to"].encode()))  # evidence: sanitized


def cell():
    width = request.args["width"]
    if width not in ("10", "20"):
        width = "10"
    return f"<td width={width}>x</td>"  # evidence: guarded


def text():
    return f"<td>{escape(request.args['text'])}</td>"
