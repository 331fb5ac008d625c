import os

import filestore


def cover(self, shelf, title):
    picture = os.path.join(shelf, title)
    return self._open_file(picture)  # finding: joined-path-passed-on


def fetch(address, folder):
    name = filestore.name_of(address)
    target = os.path.join(folder, name)
    return filestore.download_file(address, target)  # finding: joined-path-passed-on


class Shelf:
    def drop(self, folder, title):
        filestore.remove_file(os.path.join(folder, title))  # finding: joined-path-passed-on


def beside(folder, title):
    path = os.path.join(folder, title)
    if not os.path.dirname(path).startswith(folder + os.sep):
        raise ValueError(title)
    return open(path)  # finding


def clear(tools, folder, title):
    tools.execute("rm", "-rf", os.path.join(folder, title))  # finding: joined-path-in-command


def stamp(tools, folder, title):
    tools.call(["touch", os.path.join(folder, title)])  # finding: joined-path-in-command
