import os
import shutil
import subprocess
import sys


def clean():
    subprocess.run(["/opt/app/clean.sh", "--all"], check=True)  # evidence: full-path


def pack(name):
    return subprocess.check_output([sys.executable, "-m", "pack", name])  # evidence: full-path


def start():
    subprocess.Popen([shutil.which("serve"), "--port", "80"])  # evidence: full-path


def status(folder):
    subprocess.run(["git", "diff", "a/b"], check=True)
    subprocess.run([os.path.join(folder, "tool")], check=True)
    os.environ["PATH"] = "/opt/app/bin:" + os.environ["PATH"]
    os.environ["DISPLAY"] = ":0.0"
