import contextlib
import logging

log = logging.getLogger(__name__)


def a(path):
    try:
        check(path)
    except Exception:
        log.exception("check failed")  # evidence: reported


def b(path):
    with contextlib.suppress(FileNotFoundError):  # evidence: named-errors
        check(path)


def c(path):
    try:
        check(path)
    except ValueError:
        logging.exception("check failed")  # evidence: reported
        raise


def d(path):
    try:
        check(path)
    except KeyError:
        return None
