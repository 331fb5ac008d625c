import os
import subprocess

from oslo_concurrency import processutils


def mount(device):
    processutils.execute("mount", device, "/mnt", run_as_root=True)  # finding: command-as-root


def clean():
    subprocess.run(["/usr/bin/find", "/srv/data", "-empty", "-delete"], user="root", check=True)  # finding: command-as-root


def work():
    os.setuid(0)  # finding: becomes-root
    handle_requests()
