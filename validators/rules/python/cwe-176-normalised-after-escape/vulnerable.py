import html
import unicodedata
from markupsafe import escape


def one(text):
    text = html.escape(text)
    return unicodedata.normalize("NFKD", text)  # finding


def two(text):
    return unicodedata.normalize("NFKC", escape(text))  # finding


def three(text):
    safe = html.escape(text.strip())
    label = unicodedata.normalize("NFKC", safe)  # finding
    return label
