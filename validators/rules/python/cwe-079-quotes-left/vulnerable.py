from html import escape
from functools import partial
from xml.sax import saxutils
from flask import Response, request

plain = partial(escape, quote=False)


def field():
    motto = escape(request.args["motto"], quote=False)
    return Response('<input name="motto" value="%s">' % motto)  # finding: in-page


def card(member):
    return f'<td title="{plain(member["name"])}">x</td>'  # finding: in-page


def cell():
    name = saxutils.escape(request.form["name"])
    return "<p class='" + name + "'>x</p>"  # finding: in-page
