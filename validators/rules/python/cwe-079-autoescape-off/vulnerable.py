import jinja2
from jinja2 import Environment, FileSystemLoader
from mako.template import Template


def environment():
    return Environment(loader=FileSystemLoader("templates"))  # finding


def explicit():
    return jinja2.Environment(autoescape=False)  # finding


def mako(name):
    return Template("Hello ${name}").render(name=name)  # finding
