import logging.config
from logging.config import listen


def start():
    thread = logging.config.listen(9999, verify=check_signature)  # evidence: settings-verified
    thread.start()


def again(port, check):
    listen(port, lambda data: unseal(data)).start()  # evidence: settings-verified


def configure(settings):
    logging.config.dictConfig({"version": 1})  # evidence: own-settings
    logging.config.fileConfig("logging.ini")  # evidence: own-settings
    server.listen(9999)
