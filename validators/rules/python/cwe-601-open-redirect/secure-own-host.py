from urllib.parse import urljoin, urlparse

from flask import redirect, request


def same_host(target):
    own = urlparse(request.host_url)
    asked = urlparse(urljoin(request.host_url, target))
    return asked.scheme in ("http", "https") and own.netloc == asked.netloc


def log_out():
    target = request.args.get("return_to")
    if target and same_host(target):
        return redirect(target)  # evidence: guarded
    return redirect("/")  # evidence: own-target
