import os

PUBLIC = "/srv/site/public"


def resolve(name):
    path = os.path.realpath(os.path.join(PUBLIC, name))
    if not path.startswith(PUBLIC):
        raise PermissionError(path)
    return open(path)  # finding
