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


class Packer:
    carry = os.system
    told = answer

    def __init__(self):
        self.sweep = os.popen

    def pack(self, name):
        self.carry("tar cf out.tar " + name)  # finding: shell-call

    def owner(self, name):
        return self.told("stat -c %U " + name)  # finding

    def drop(self, name):
        return self.sweep("rm -r " + name)  # finding: shell-call
