import re
from html import escape
from urllib.parse import quote, urlparse

from flask import Response, request


def both_beginnings():
    u = request.args["u"]
    if u.startswith(("https://", "mailto:")):
        return Response(f'<a href="{escape(u)}">x</a>')  # evidence


def grouped():
    u = request.args["u"]
    if re.match(r"(?:https?|mailto):", u):
        return Response(f'<a href="{escape(u)}">x</a>')  # evidence


def a_list_of_the_harmless():
    u = request.args["u"]
    if urlparse(u).scheme in ("https", "http"):
        return Response(f'<a href="{escape(u)}">x</a>')  # evidence


def colons_written():
    return Response(f'<a href="{quote(request.args["u"])}">x</a>')  # evidence
