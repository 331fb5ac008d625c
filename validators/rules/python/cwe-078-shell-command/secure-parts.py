import shlex


class Switch:
    def pull(self, place):
        place = shlex.quote(place)
        self._exec_command("dd if=%s bs=%s" % (place, BLOCK))  # evidence: sanitized
