import os

PUBLIC = "/srv/site/public"


def resolve(name):
    path = os.path.realpath(os.path.join(PUBLIC, name))
    if not path.startswith(PUBLIC + os.sep):
        raise PermissionError(path)
    return open(path)  # evidence: guarded
