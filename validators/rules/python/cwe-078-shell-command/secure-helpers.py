import os
import re

from tools import launcher

ODD = re.compile(r"[^\w@+=:,./-]")
WHOLE = re.compile(r"^[a-z0-9/:.-]+\Z")
LINES = re.compile(r"^[a-z0-9/:.-]+$", re.M)


def tidy(folder):
    if ODD.search(folder):
        raise ValueError(folder)
    os.system("du -s " + folder)  # evidence: guarded


def queue(name):
    if not WHOLE.match(name):
        raise ValueError(name)
    os.system("lpq -P " + name)  # evidence: guarded


def queues(name):
    if not LINES.match(name):
        raise ValueError(name)
    os.system("lpq -P " + name)


def entries(name):
    if re.search(r"[^a-z/]", name):
        return None
    return os.popen("ls " + name)  # evidence: guarded


def quoted(name):
    os.system("ls " + launcher.shell_quote(name))


def listed(name):
    launcher.execute_program(["lpq", name], shell=False)  # evidence: argument-list
