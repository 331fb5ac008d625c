import ssl
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
