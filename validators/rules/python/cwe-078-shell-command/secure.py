import os
import shlex
import subprocess


def archive(name):
    subprocess.check_call(["tar", "xf", name])  # evidence: argument-list


def ping(host):
    return subprocess.run(["ping", "-c", "1", "--", host], shell=False, check=True)  # evidence: argument-list


def quoted(path):
    return os.popen("wc -l " + shlex.quote(path)).read()  # evidence: sanitized


def constant():
    os.system("sync")  # evidence: constant-command


def built(title, timeout):
    cmd = ["notify-send"]
    if timeout > 0:
        cmd.extend(["-t", str(timeout)])
    cmd.append(title)
    subprocess.Popen(cmd).communicate()  # evidence: argument-list


def number(count):
    os.system("sleep %d" % int(count))  # evidence: sanitized


def logged(log, name):
    log.debug("Running %s" % name)


class Array:
    def remove(self, volume):
        self._cli_run(["removevv", "-f", volume])  # evidence: argument-list


def announced(name):
    from distutils.command import build

    build.announce("building %s now" % name)


def shown(shell, name):
    shell.prompts.set_next_input("open %s" % name)


class ShellSize:
    def check(self, bits):
        raise SSHRangeError("size of %s bits" % bits)

    def drop(self, link, table):
        link.exec_driver_sql("drop table %s" % table)


class Schemas:
    def __init__(self, cursor, name):
        self.cursor = cursor
        self.name = name

    def enter(self):
        self.cursor.execute("SET SESSION search_path = '%s'" % self.name)
        self.cursor.executemany("CLOSE " + self.name, [])
