import asyncio
import os
import re
import subprocess
import paramiko


def archive(name):
    os.system("tar xf " + name)  # finding: shell-call


def ping(host):
    return subprocess.check_output("ping -c 1 %s" % host, shell=True)  # finding: shell-true


def title(url):
    command = f"fetch --title {url}"
    with subprocess.Popen(command, shell=True, stdout=subprocess.PIPE) as proc:  # finding: shell-true
        return proc.stdout.read()


def wrapped(path):
    subprocess.run(["sh", "-c", "wc -l " + path])  # finding: shell-as-program


def remote(host, name):
    client = paramiko.SSHClient()
    client.connect(host)
    client.exec_command("cat /var/log/" + name)  # finding: remote-command


def lines(service):
    return os.popen("systemctl status {}".format(service)).readlines()  # finding: shell-call


def split(command):
    return subprocess.check_output(command.split())  # finding: split-command-line


def fields(self, verb, words):
    return self.run_ssh(verb + " " + words)  # finding: command-text-passed-on


class Array:
    def remove(self, volume):
        self._cli_run("removevv -f %s" % volume)  # finding: command-text-passed-on


@app.post("/merged")
def merged():
    options = {"command": "ls", **request.json}
    os.system(options["command"])  # finding


class Run(subprocess.Popen):
    pass


class Piped(subprocess.Popen):
    def __init__(self, line):
        super().__init__(line, shell=True, stdout=subprocess.PIPE)  # finding


def over_a_class(request):
    Run("figlet " + request.args["berth"], shell=True)  # finding
    Piped("figlet " + request.args["berth"])


def ends_cut(request):
    berth = request.args["berth"]
    if berth.strip(";&").isalnum():
        os.system("figlet " + berth)  # finding: shell-call


def one_side_open(request):
    berth = request.args["berth"]
    if re.match(r"[a-z]+|[0-9]+$", berth):
        os.system("figlet " + berth)  # finding: shell-call


def on_the_way_out(request):
    berth = request.args["berth"]
    try:
        number = int(berth)
    finally:
        os.system("figlet " + berth)  # finding: shell-call
    return number


async def counted(request):
    berth = request.args["berth"]
    await asyncio.create_subprocess_exec("/bin/bash", "-c", "wc -l " + berth)  # finding: shell-as-program


def replaced(request):
    berth = request.args["berth"]
    os.execlp("sh", "sh", "-c", f"wc -l {berth}")  # finding: shell-as-program


def replaced_by_list(request):
    berth = request.args["berth"]
    os.execv("/bin/sh", ["sh", "-c", f"wc -l {berth}"])  # finding: shell-as-program
