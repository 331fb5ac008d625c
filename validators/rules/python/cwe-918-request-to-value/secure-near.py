import os
from urllib.parse import urlparse

import requests
from flask import request

HOSTS = {"images.example.org", "files.example.org"}


def listed():
    address = request.args["address"]
    if urlparse(address).hostname in HOSTS:
        return requests.get(address, timeout=5).text  # evidence


def of_the_settings():
    address = request.args["address"]
    if urlparse(address).hostname == os.environ["IMAGE_HOST"]:
        return requests.get(address, timeout=5).text  # evidence


def both_ends():
    host = request.args["host"]
    if host.endswith((".example.org", ".example.com")):
        return requests.get("https://" + host, timeout=5).text  # evidence
