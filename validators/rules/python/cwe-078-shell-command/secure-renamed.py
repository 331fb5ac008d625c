import shlex
from os import system as carry_out
from subprocess import run as start


def pack(name):
    carry_out("tar cf out.tar " + shlex.quote(name))  # evidence


def owner(name):
    return start(["stat", "-c", "%U", "--", name])  # evidence
