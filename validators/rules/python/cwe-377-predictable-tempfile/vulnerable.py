import os
import tempfile
from tempfile import mktemp


def write(results):
    name = tempfile.mktemp()  # finding: name-only
    with open(name, "w") as handle:
        handle.write(results)


def suffixed():
    return mktemp(".cfg")  # finding: name-only


def fixed(results):
    with open("/tmp/results.txt", "w") as handle:  # finding: fixed-place
        handle.write(results)


def for_user(user):
    os.mkdir("/tmp/" + user)  # finding: fixed-place
