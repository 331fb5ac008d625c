import os


def above(folder, title):
    whole = os.path.abspath(os.path.join(folder, title))
    above = os.path.dirname(whole)
    if above != folder and not above.startswith(folder + os.sep):
        raise ValueError(title)
    return open(whole)  # evidence: guarded
