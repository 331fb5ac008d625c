import os
import shlex
import subprocess

LOG = "/var/log/app.log"


def search(word):
    word = shlex.quote(word)
    subprocess.Popen(["/bin/sh", "-c", f'grep -F -e {word} "{LOG}" | tail -n 50'])


def count(number):
    return os.popen('head -n "%d" %s' % (int(number), LOG)).read()  # evidence


def first(word):
    subprocess.run("echo 'found' " + shlex.quote(word) + " | head -1", shell=True)


def listed(word):
    subprocess.run(["grep", "-F", f'"{word}"', LOG])


def page(number):
    subprocess.run(f'sed -n "{int(number)}p" {LOG}', shell=True)  # evidence


def over_there(client, number):
    client.exec_command(f'tail -n "{int(number)}" {LOG}')  # evidence
