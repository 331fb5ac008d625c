import os
import pwd
import subprocess

from oslo_concurrency import processutils


def mount(device):
    processutils.execute("udisksctl", "mount", "-b", device)


def clean():
    subprocess.run(["/usr/bin/find", "/srv/data", "-empty", "-delete"], user="worker", check=True)  # evidence: user-of-its-own


def work():
    os.setuid(pwd.getpwnam("worker").pw_uid)  # evidence: rights-dropped
    handle_requests()


def nobody():
    os.setgid(0)
    os.setuid(65534)  # evidence: rights-dropped
