import imaplib
import poplib
import smtplib
import ssl
import requests
import urllib.request


def fetch(url):
    return requests.get(url, timeout=5)  # evidence: verification-on


def private(url):
    return requests.post(url, verify="/etc/ssl/internal.pem", timeout=5)  # evidence: verification-on


def context(url):
    return urllib.request.urlopen(url, context=ssl.create_default_context())  # evidence: verifying-context


def strict():
    ctx = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    ctx.verify_mode = ssl.CERT_REQUIRED  # evidence: verifying-context
    return ctx


def lookup(mapping):
    return mapping.get("verify", False)


def send(host, message):
    checked = ssl.create_default_context()  # evidence: verifying-context
    with smtplib.SMTP_SSL(host, 465, context=checked) as post:  # evidence: context-given
        post.send_message(message)


def send_later(relay_name, message):
    relay = smtplib.SMTP(relay_name, 587)
    relay.starttls(context=ssl.create_default_context())  # evidence
    relay.send_message(message)


def inbox(host, context):
    return imaplib.IMAP4_SSL(host, ssl_context=context)


def perhaps(host, strict):
    chosen = make_context() if strict else own_context()
    return poplib.POP3_SSL(host, context=chosen)


def plain(host):
    return smtplib.SMTP(host, 25)


def other(stream):
    stream.starttls()


def by_setting(host, setting):
    chosen = ssl.create_default_context()  # evidence: verifying-context
    if setting == "local":
        chosen = None
    return smtplib.SMTP_SSL(host, context=chosen)
