from urllib.parse import urlparse

import requests
from flask import request


def a_part_of_the_name():
    address = request.args["address"]
    if urlparse(address).hostname in "images.example.org":
        return requests.get(address, timeout=5).text  # finding


def the_senders_own_list():
    address = request.args["address"]
    if urlparse(address).hostname == request.args["host"]:
        return requests.get(address, timeout=5).text  # finding


def the_senders_own_end():
    host, end = request.args["host"], request.args["end"]
    if host.endswith(f".{end}"):
        return requests.get("http://" + host, timeout=5).text  # finding


def this_machine():
    address = request.args["address"]
    if urlparse(address).hostname == "localhost":
        return requests.get(address, timeout=5).text  # finding


def one_of_two_ends():
    host = request.args["host"]
    if host.endswith((".example.org", "example.com")):
        return requests.get("https://" + host, timeout=5).text  # finding


def no_host():
    address = request.args["address"]
    if urlparse(address).hostname in (None, "images.example.org"):
        return requests.get(address, timeout=5).text  # finding
