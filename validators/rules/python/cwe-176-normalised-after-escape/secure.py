import html
import shlex
import unicodedata
from markupsafe import escape


def one(text):
    text = unicodedata.normalize("NFKD", text)
    return html.escape(text)  # evidence


def two(text):
    return escape(unicodedata.normalize("NFKC", text))  # evidence


def three(name):
    name = unicodedata.normalize("NFKC", name)
    return shlex.quote(name)  # evidence


def four(text):
    return unicodedata.normalize("NFC", text)
