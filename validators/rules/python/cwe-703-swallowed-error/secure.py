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


def e(connection):
    # Nothing is decided here: closing what is closed already does no harm.
    try:
        connection.close()
    except Exception:
        pass


def f(text):
    # The answer is looked at: an error is a no.
    result = False
    try:
        result = verify(text)
    except Exception:
        pass
    return result


def g(name):
    try:
        return cache[name]
    except KeyError:
        pass
    return None
