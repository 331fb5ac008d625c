import ftplib
import telnetlib
import requests


def a(host):
    return telnetlib.Telnet(host)  # finding


def b(host):
    with ftplib.FTP(host) as ftp:  # finding
        return ftp.nlst()


def c(data):
    return requests.post("http://api.example.com/login", data=data, timeout=5)  # finding
