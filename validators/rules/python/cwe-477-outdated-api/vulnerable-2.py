import base64
import collections
import time
import unittest
import urllib2  # finding: python-2-module
import pkg_resources  # finding: removed-module

from django.conf.urls import url  # finding: removed-from-library
from django.utils.translation import ugettext as _  # finding: removed-from-library


class Cases(unittest.TestCase):
    def test_sum(self):
        self.assertEquals(1 + 1, 2)  # finding: removed-function


def timed(work):
    began = time.clock()  # finding: removed-function
    work()
    return base64.encodestring(str(began).encode())  # finding: removed-function


def is_map(value):
    return isinstance(value, collections.Mapping)  # finding: moved-to-collections-abc
