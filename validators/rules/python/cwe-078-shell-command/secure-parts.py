import shlex


class Switch:
    def drop(self, name):
        line = ["rmport", "-force", '"%s"' % name]
        check_ssh_injection(line)
        return self._ssh_execute(self.ssh, " ".join(line))  # evidence: sanitized

    def pull(self, place):
        place = shlex.quote(place)
        self._exec_command("dd if=%s bs=%s" % (place, BLOCK))  # evidence: sanitized
