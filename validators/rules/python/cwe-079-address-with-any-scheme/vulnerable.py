from html import escape
from urllib.parse import urlsplit
from django.utils.html import format_html
from flask import Response, request


def page():
    site = escape(request.args["site"])
    return Response(f'<a href="{site}">site</a>')  # finding: in-page


def contact(cursor):
    row = cursor.fetchone()
    return "<li><a class='x' href='" + escape(row[0]) + "'>page</a></li>"  # finding: in-page


def listed(request):
    site = request.POST["site"]
    if not urlsplit(site).netloc:
        site = "https://example.org/"
    return format_html('<a href="{}">site</a>', site)  # finding: in-page
