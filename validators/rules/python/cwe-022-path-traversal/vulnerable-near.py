import os


def looked_for_too_late(name):
    path = os.path.realpath(os.path.join("/srv/pages", name))
    if ".." in path:
        raise ValueError(name)
    return open(path).read()  # finding


def looked_for_too_late_in_a_plain_one(name):
    path = os.path.normpath(os.path.join("/srv/pages", name))
    if ".." in path:
        raise ValueError(name)
    return open(path).read()  # finding
