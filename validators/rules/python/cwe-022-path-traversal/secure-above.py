import os

TITLES = os.path.abspath("/srv/titles")


def above(title):
    whole = os.path.abspath(os.path.join(TITLES, title))
    above = os.path.dirname(whole)
    if above != TITLES and not above.startswith(TITLES + os.sep):
        raise ValueError(title)
    return open(whole)  # evidence: guarded


def given(folder, title):
    whole = os.path.abspath(os.path.join(folder, title))
    above = os.path.dirname(whole)
    if above != folder and not above.startswith(folder + os.sep):
        raise ValueError(title)
    return open(whole)
