import jinja2
from jinja2 import Environment, FileSystemLoader, select_autoescape
from mako.template import Template


def environment():
    return Environment(loader=FileSystemLoader("templates"), autoescape=True)  # evidence


def explicit():
    return jinja2.Environment(autoescape=select_autoescape(["html", "xml"]))  # evidence


def by_name():
    return Environment(autoescape=lambda name: name.endswith(".html"))  # evidence


def mako(name):
    return Template("Hello ${name}", default_filters=["h"]).render(name=name)
