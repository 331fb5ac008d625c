import os
from os import system as carry_out
from subprocess import getoutput as answer

do = os.system


def pack(name):
    carry_out("tar cf out.tar " + name)  # finding: shell-call


def owner(name):
    return answer("stat -c %U " + name)  # finding


def drop(name):
    do("rm -r " + name)  # finding: shell-call
