import ftplib
import smtplib
import requests


def a(host):
    with ftplib.FTP_TLS(host) as ftp:  # evidence
        return ftp.nlst()


def b(host):
    return smtplib.SMTP_SSL(host)  # evidence


def c(data):
    return requests.post("https://api.example.com/login", data=data, timeout=5)  # evidence


def d():
    return requests.get("http://localhost:8000/health", timeout=5)
