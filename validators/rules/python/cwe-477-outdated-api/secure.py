import base64
import datetime as dt
import importlib.util
import inspect
import ssl
import time
from collections import OrderedDict, namedtuple
from collections.abc import Mapping
from datetime import datetime, timezone

from markupsafe import Markup

Point = namedtuple("Point", "x y")


def stamp(row):
    row.created = datetime.now(timezone.utc)
    row.seen = dt.datetime.fromtimestamp(row.seen_at, tz=dt.timezone.utc)
    row.local = datetime.now()
    return row


def connect(sock, host):
    context = ssl.create_default_context()
    return context.wrap_socket(sock, server_hostname=host)


def names(function):
    return list(inspect.signature(function).parameters)


def load(path):
    spec = importlib.util.spec_from_file_location("plugin", path)
    return spec


def is_map(value):
    return isinstance(value, (Mapping, OrderedDict))


class Clock:
    def utcnow(self):
        return time.monotonic()


def own(clock: Clock):
    return clock.utcnow()
