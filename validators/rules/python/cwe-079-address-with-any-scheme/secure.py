from html import escape
from urllib.parse import urlsplit
from django.utils.html import format_html
from flask import Response, request


def page():
    site = request.args["site"]
    if not site.startswith(("http://", "https://")):
        site = "https://example.org/"
    return Response(f'<a href="{escape(site)}">site</a>')  # evidence: guarded


def contact(cursor):
    row = cursor.fetchone()
    return "<li><a href='https://pages.example.org/" + escape(row[0]) + "'>page</a></li>"


def listed(request):
    site = request.POST["site"]
    if urlsplit(site).scheme not in ("http", "https"):
        site = "https://example.org/"
    return format_html('<a href="{}">site</a>', site)  # evidence: guarded


def pictured():
    return f'<img src="{escape(request.args["picture"])}">'


def own():
    return Response(f'<a href="{escape(request.args["to"]) if request.args["to"].startswith("/") else "/"}">site</a>')  # evidence: guarded
