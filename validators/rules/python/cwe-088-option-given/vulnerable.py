import subprocess


class Copies:
    program = "git"

    def _run(self, *args):
        return subprocess.run([self.program, *args], check=True)  # finding: given-as-option

    def take(self, url, into):
        self._run("clone", "--quiet", url, str(into))


def renew(remote):
    subprocess.check_call(["git", "fetch", remote])  # finding: given-as-option


def sent(host, name):
    subprocess.run(["scp", name, host], check=True)  # finding: given-as-option
