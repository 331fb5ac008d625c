import os

import filestore


def cover(self, shelf, title):
    picture = os.path.join(shelf, filestore.sanitize_filename(title))
    return open(picture)


def page(folder, title):
    if title != filestore.clean_filename(title):
        raise ValueError(title)
    return open(os.path.join(folder, title))


def leaf(folder, title):
    path = os.path.join(folder, title)
    if not filestore.is_within_directory(folder, path):
        raise ValueError(title)
    return open(path)


def bound(folder, title):
    whole = os.path.abspath(os.path.join(folder, title))
    if whole != folder and not whole.startswith(folder + os.sep):
        raise ValueError(title)
    return open(whole)


def around(folder, title):
    base = os.path.abspath(folder)
    whole = os.path.abspath(os.path.join(base, title))
    if not whole.startswith(base):
        raise ValueError(title)
    return open(whole)


def fixed(self, folder):
    return self._open_file(os.path.join(folder, "index.txt"))


def spoken(log, folder, title):
    log.file(os.path.join(folder, title))


def clear(tools, folder):
    tools.execute("rm", "-rf", os.path.join(folder, "cache"))


def noted(tools, folder, title):
    tools.execute("logger", os.path.join(folder, title))
