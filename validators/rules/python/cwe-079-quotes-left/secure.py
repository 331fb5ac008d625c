from html import escape
from functools import partial
from xml.sax import saxutils
from flask import Response, request

plain = partial(escape, quote=True)


def field():
    motto = escape(request.args["motto"])
    return Response('<input name="motto" value="%s">' % motto)  # evidence: sanitized


def card(member):
    return f'<td title="{plain(member["name"])}">x</td>'  # evidence: sanitized


def cell():
    name = saxutils.escape(request.form["name"])
    return "<p>" + name + "</p>"


def number():
    return "<p id='p%d'>x</p>" % int(request.form["number"])  # evidence: sanitized
