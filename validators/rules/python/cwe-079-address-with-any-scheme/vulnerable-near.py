import re
from html import escape
from urllib.parse import quote, urlparse

import bleach
from flask import Response, request


def one_of_two_beginnings():
    u = request.args["u"]
    if u.startswith(("/", "javascript:")):
        return Response(f'<a href="{escape(u)}">x</a>')  # finding


def not_grouped():
    u = request.args["u"]
    if re.match(r"https?:|data:", u):
        return Response(f'<a href="{escape(u)}">x</a>')  # finding


def a_list_of_others():
    u = request.args["u"]
    if urlparse(u).scheme in ("https", "data"):
        return Response(f'<a href="{escape(u)}">x</a>')  # finding


def markup_cleaned():
    return Response(f'<a href="{bleach.clean(request.args["u"])}">x</a>')  # finding


def colons_left():
    return Response(f'<a href="{quote(request.args["u"], safe=":/?=")}">x</a>')  # finding
