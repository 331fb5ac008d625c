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
