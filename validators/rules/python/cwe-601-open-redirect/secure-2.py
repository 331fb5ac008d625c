import re
from flask import redirect, request

LOCAL = re.compile(r"(?:/[a-z0-9_-]+)+")


def back():
    to = request.args.get("to", "/")
    return redirect(to if LOCAL.fullmatch(to) else "/")  # evidence: guarded


def onward():
    to = request.args.get("to", "/")
    if not to.startswith("/") or to.startswith(("//", "/\\")):
        return redirect("/")  # evidence
    return redirect(to)  # evidence: guarded


def half():
    to = request.args.get("to", "/")
    if to.startswith("/") and not to.startswith("//"):
        return redirect(to)
    return redirect("/")  # evidence


from aiohttp import web as async_web


async def inside(request):
    return async_web.Response(status=302, headers={"Location": "/quay/" + request.query["to"]})


async def titled(request):
    return async_web.Response(headers={"X-Title": request.query["to"]})
