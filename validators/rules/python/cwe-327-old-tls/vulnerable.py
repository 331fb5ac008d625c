import ssl
from OpenSSL import SSL


def context():
    return ssl.SSLContext(ssl.PROTOCOL_TLSv1)  # finding: old-version


def wrap(sock):
    return ssl.wrap_socket(sock)  # finding: no-version


def openssl():
    return SSL.Context(SSL.SSLv3_METHOD)  # finding: old-version


def lowered(ctx):
    ctx.minimum_version = ssl.TLSVersion.TLSv1  # finding: old-version


LEVELS = [("old", ssl.TLSVersion.TLSv1_1), ("new", ssl.TLSVersion.TLSv1_3)]


def level(name):
    for known, version in LEVELS:
        if known == name:
            return version
    return ssl.TLSVersion.TLSv1_2


def looked_up(ctx):
    ctx.minimum_version = level("old")  # finding: old-version


def kept():
    chosen = {"peer": ssl.PROTOCOL_TLSv1}["peer"]
    return ssl.SSLContext(chosen)  # finding: old-version
