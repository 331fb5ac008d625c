import tarfile


def one_by_one(path, target):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if member.isdev():
                continue
            archive.extract(member, path=target)  # finding


def looked_at_and_ignored(path, target, log):
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            if ".." in member.name:
                log.warning("odd member %s", member.name)
        archive.extractall(target)  # finding
