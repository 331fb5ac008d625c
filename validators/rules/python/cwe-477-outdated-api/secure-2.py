# Code that runs on old and new versions alike asks for the new one first.
try:
    from collections.abc import Mapping
except ImportError:
    from collections import Mapping

try:
    from urllib.request import urlopen
except ImportError:
    from urllib2 import urlopen

try:
    from setuptools import setup
except ImportError:
    from distutils.core import setup

from app.cgi import handler
from . import imp, crypt


def check(value):
    return isinstance(value, Mapping) and handler(value) and imp.run(crypt)
