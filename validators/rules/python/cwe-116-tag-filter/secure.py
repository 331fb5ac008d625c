import html
import bleach
import nh3


def escape(content):
    return html.escape(content)  # evidence


def clean(content):
    return nh3.clean(content)  # evidence


def listed(content):
    return bleach.clean(content, tags={"b", "i"})  # evidence


def spaces(text):
    return text.replace("<br>", "\n")
