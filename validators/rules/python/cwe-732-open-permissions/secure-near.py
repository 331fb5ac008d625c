import os


def write_cert(path):
    os.chmod(path, 0o644)


def keyboard(path):
    os.chmod(path, 0o644)


def shared_with_a_group(path):
    os.chmod(path, 0o640)
