import json
import re
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
    return '<p class="' + name + '">x</p>'  # finding: in-page


def state():
    return Response(f'<div data-state="{json.dumps(request.args["state"])}">x</div>')  # finding: in-page


def other_quotes():
    note = request.args["note"].replace("'", "&#39;")
    return Response(f'<p title="{note}">x</p>')  # finding: in-page


def any_sign():
    note = request.args["note"]
    if re.fullmatch(r"\S{1,40}", note):
        return Response(f'<p title="{note}">x</p>')  # finding: in-page


def in_script():
    note = escape(request.args["note"], quote=False)
    return Response(f"<script>show('{note}')</script>")  # finding: in-page
