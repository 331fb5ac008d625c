import os
import subprocess


def clean():
    subprocess.run(["./clean.sh", "--all"], check=True)  # finding: relative-program


def pack(name):
    return subprocess.check_output(["bin/pack", name])  # finding: relative-program


def start():
    subprocess.Popen("../tools/serve --port 80")  # finding: relative-program


def prepare():
    os.environ["PATH"] = ".:" + os.environ["PATH"]  # finding: shared-folder-in-path
