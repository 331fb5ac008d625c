import ssl
from OpenSSL import SSL


def context():
    return ssl.create_default_context()  # evidence


def explicit():
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # evidence


def openssl():
    return SSL.Context(SSL.TLSv1_2_METHOD)  # evidence


def raised(ctx):
    ctx.minimum_version = ssl.TLSVersion.TLSv1_2  # evidence


def chosen(version):
    return version.name


LEVELS = [("old", ssl.TLSVersion.TLSv1_1), ("new", ssl.TLSVersion.TLSv1_3)]


def level(name):
    for known, version in LEVELS:
        if known == name:
            return version
    return ssl.TLSVersion.TLSv1_2


def looked_up(ctx):
    ctx.minimum_version = level("new")  # evidence: modern-version
