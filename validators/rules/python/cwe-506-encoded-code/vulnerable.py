import base64
import codecs
import subprocess as sp
import zlib
from os import system as run

TEXT = "aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=="


def at_import():
    exec(base64.b64decode(TEXT))  # finding: decoded-and-run


def by_name():
    call = getattr(__import__("builtins"), "exec")
    call(zlib.decompress(base64.b64decode(TEXT)))  # finding: decoded-and-run


def in_shell():
    line = base64.b64decode(TEXT).decode()
    sp.run(line, shell=True)  # finding: decoded-command


def under_another_name():
    decode = codecs.decode
    run(decode("vzcbeg bf; bf.flfgrz('vq')", "rot13"))  # finding: decoded-command


class Runner:
    def __init__(self):
        self.body = base64.b85decode("X>D+Ca&#bVb7gLIAa8CUV{BntAYpD~WMyt")

    def go(self):
        eval(compile(self.body, "<x>", "exec"))  # finding


def of_codes():
    exec(bytes([112, 114, 105, 110, 116, 40, 49, 41]).decode())  # finding: decoded-and-run
    exec("".join(chr(code) for code in (112, 114, 105, 110, 116)))  # finding: decoded-and-run
