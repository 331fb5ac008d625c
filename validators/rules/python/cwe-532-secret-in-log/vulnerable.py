import logging

log = logging.getLogger(__name__)


def login(user, password):
    log.debug("login of %s with %s", user, password)  # finding


def formatted(user, password):
    log.info(f"login {user}:{password}")  # finding


def key(config):
    logging.warning("using key %s", config.api_key)  # finding
