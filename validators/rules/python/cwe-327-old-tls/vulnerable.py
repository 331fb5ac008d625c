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
