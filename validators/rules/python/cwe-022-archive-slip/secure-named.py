import tarfile

import paths


def unpack(upload, folder):
    with tarfile.open(upload) as tar:
        for one in tar.getmembers():
            if not paths.is_within_directory(folder, one.name):
                raise ValueError(one.name)
        tar.extractall(folder)
