from django.shortcuts import redirect
from flask import request


def leave(next_url):
    return redirect(next_url)  # finding


def onward(session, return_to=None):
    return redirect(return_to or "/")  # finding


def asked(request):
    return redirect(request.GET["path"])  # finding
