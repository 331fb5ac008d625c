def a(path):
    try:
        check(path)  # finding
    except:
        pass


def b(path):
    try:
        check(path)  # finding
    except Exception:
        pass


def c(items):
    for item in items:
        try:
            check(item)  # finding
        except BaseException:
            pass
