import ssl
import ftplib
import imaplib
import poplib
import smtplib

import requests
import urllib.request


def fetch(url):
    return requests.get(url, verify=False, timeout=5)  # finding: verification-off


def session(url):
    s = requests.Session()
    s.verify = False  # finding: verification-off
    return s


def context():
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ctx.check_hostname = False  # finding: unverified-context
    ctx.verify_mode = ssl.CERT_NONE  # finding: unverified-context
    return ctx


def unverified(url):
    return urllib.request.urlopen(url, context=ssl._create_unverified_context())  # finding: unverified-context


def old(sock):
    return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_NONE)  # finding: unverified-socket


ssl._create_default_https_context = ssl._create_unverified_context  # finding: unverified-context


def send(host, user, password, message):
    with smtplib.SMTP_SSL(host, 465) as post:  # finding: no-context-given
        post.login(user, password)
        post.send_message(message)


def send_later(message):
    relay = smtplib.SMTP("relay.example.org", 587)
    relay.ehlo()
    relay.starttls()  # finding: no-context-given
    relay.send_message(message)


def inbox(host):
    box = imaplib.IMAP4_SSL(host, ssl_context=None)  # finding: no-context-given
    return box.select("INBOX")


def deliver(smtp_server, message):
    smtp_server.starttls()  # finding: no-context-given
    smtp_server.send_message(message)


def fetch_all(host):
    return poplib.POP3_SSL(host).stat()  # finding: no-context-given


def upload(host, handle):
    with ftplib.FTP_TLS(host) as remote:  # finding: no-context-given
        remote.storbinary("STOR day.csv", handle)
