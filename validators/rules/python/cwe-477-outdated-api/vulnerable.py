import asyncore  # finding: removed-module
import cgi  # finding: removed-module
import imp  # finding: removed-module
import inspect
import ssl
import datetime as dt
from collections import Mapping  # finding: moved-to-collections-abc
from datetime import datetime
from distutils.version import LooseVersion  # finding: removed-module
from flask import Flask, Markup  # finding: removed-from-library

app = Flask(__name__)


class Channel(asyncore.dispatcher):
    pass


def stamp(row):
    row.created = datetime.utcnow()  # finding: datetime-without-zone
    row.seen = dt.datetime.utcfromtimestamp(row.seen_at)  # finding: datetime-without-zone
    return row


def connect(sock, host):
    tls = ssl.wrap_socket(sock, ca_certs="/etc/ca.pem")  # finding: removed-function
    ssl.match_hostname(tls.getpeercert(), host)  # finding: removed-function
    return tls


def names(function):
    return inspect.getargspec(function).args  # finding: removed-function
