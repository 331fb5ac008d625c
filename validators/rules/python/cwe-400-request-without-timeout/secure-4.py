import socket
from urllib.request import urlopen

socket.setdefaulttimeout(10)


def rates(day):
    return urlopen("https://rates.example.org/" + day).read()
