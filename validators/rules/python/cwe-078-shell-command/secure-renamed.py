import shlex
from os import system as carry_out
from subprocess import run as start


def pack(name):
    carry_out("tar cf out.tar " + shlex.quote(name))  # evidence


def owner(name):
    return start(["stat", "-c", "%U", "--", name])  # evidence


class Packer:
    carry = staticmethod(print)
    told = len

    def pack(self, name):
        self.carry("tar cf out.tar " + name)

    def owner(self, name):
        return self.told("stat -c %U " + name)
