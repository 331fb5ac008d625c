import logging

log = logging.getLogger(__name__)


def login(user, password):
    log.info("login of %s with ***", user)  # evidence


def formatted(user, password):
    log.info("key %s", mask(password))  # evidence


def key(config):
    logging.warning("using key %s", redact(config.api_key))  # evidence


def rule():
    log.info("password changed")
