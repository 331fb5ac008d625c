import tarfile


def unpack(upload, folder):
    with tarfile.open(upload) as tar:
        tar.extractall(folder, None)  # finding: members-unchecked
