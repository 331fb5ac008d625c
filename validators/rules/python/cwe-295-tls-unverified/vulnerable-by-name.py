import ssl


def by_pieces(name):
    parts = ["unverified", "_create_", "_context"]
    return vars(ssl)[parts[1] + parts[0] + parts[2]]()  # finding


def by_table(name):
    make = ssl.__dict__["_create_%s_context" % "unverified"]  # finding
    return make()  # finding


def kept(name):
    parts = ["unverified", "_create_", "_context"]
    make = vars(ssl)[parts[1] + parts[0] + parts[2]]  # finding
    return name


def by_attribute(name):
    return getattr(ssl, "_create_" + "unverified" + "_context")()  # finding
