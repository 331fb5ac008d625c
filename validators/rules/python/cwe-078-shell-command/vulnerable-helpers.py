import re

from tools import launcher

LOOSE = re.compile(r"[^\w ;.-]")


def tidy(self, folder):
    launcher.run_process(self.log, "du -s " + folder, shell=True)  # finding


def start(name):
    launcher.execute_program([name], shell=True)  # finding: shell-true-passed-on


def show(name):
    if LOOSE.search(name):
        raise ValueError(name)
    launcher.call_program("lpq " + name, shell=True)  # finding
