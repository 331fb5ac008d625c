from html import escape
from flask import Response, request
from markupsafe import Markup, escape as marked


def page():
    name = escape(request.args["name"])
    return Response("<script>greet(" + name + ")</script>")  # finding: in-page


def link():
    return Markup('<a onclick="go(%s)">go</a>' % marked(request.args["to"]))  # finding: in-page


def cell():
    return f"<td width={escape(request.args['width'])}>x</td>"  # finding: in-page
