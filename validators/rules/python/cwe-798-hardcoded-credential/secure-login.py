import ftplib
import os
import smtplib


def send(host, message):
    server = smtplib.SMTP(host, 587)
    server.login("robot@example.org", os.environ["MAIL_PASSWORD"])
    server.send_message(message)


def fetch(host):
    ftp = ftplib.FTP(host)
    ftp.login("anonymous", "anonymous")
