import re
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
    return '<p id="p%d">x</p>' % int(request.form["number"])  # evidence: sanitized


def replaced():
    note = request.args["note"].replace('"', "&quot;")
    return Response(f'<p title="{note}">x</p>')  # evidence: sanitized


def words():
    note = request.args["note"]
    if re.fullmatch(r"[\w .-]{1,40}", note):
        return Response(f'<p title="{note}">x</p>')  # evidence: guarded


def in_script_text():
    return Response("<script>show('%s')</script>" % len(request.args["note"]))
