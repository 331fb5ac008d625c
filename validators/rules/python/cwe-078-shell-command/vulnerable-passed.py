COMMAND_TEMPLATE = load_setting("whitelist")


def allow(name: str):
    call(COMMAND_TEMPLATE.format(name))  # finding: command-template


class Device:
    def push(self, name, given):
        args = "push " + given
        return self.run_device_command(name, args)  # finding: argument-text-passed-on

    def show(self, name):
        self.log.info("showing %s", name)
        return get_output("git show :%s" % name)  # finding: command-text-passed-on

    def remote(self, session, command):
        return self._ssh_execute(session, command)  # finding: remote-command
