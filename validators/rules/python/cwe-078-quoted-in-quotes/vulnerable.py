import os
import shlex
import subprocess

LOG = "/var/log/app.log"


def search(word):
    word = shlex.quote(word)
    subprocess.Popen(["/bin/sh", "-c", f'grep -F -e "{word}" {LOG}'])  # finding


def count(word):
    return os.popen("grep -c '" + shlex.quote(word) + "' " + LOG).read()  # finding


def first(word):
    subprocess.run('echo "found %s" | head -1' % shlex.quote(word), shell=True)  # finding


def over_there(client, word):
    client.exec_command(f'grep "{shlex.quote(word)}" {LOG}')  # finding
