import os
import tempfile


def write(results):
    handle, name = tempfile.mkstemp()  # evidence
    with os.fdopen(handle, "w") as out:
        out.write(results)
    return name


def named(results):
    with tempfile.NamedTemporaryFile("w", delete=True) as out:  # evidence
        out.write(results)


def directory():
    with tempfile.TemporaryDirectory() as place:  # evidence
        with open(os.path.join(place, "x"), "w") as out:
            out.write("x")


def read_only():
    with open("/tmp/notice.txt", "r") as handle:
        return handle.read()


def other():
    with open("/srv/tmp/data.txt", "w") as handle:
        handle.write("x")
