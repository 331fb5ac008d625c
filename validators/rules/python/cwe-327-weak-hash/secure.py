import hashlib
import hmac


def digest(data):
    return hashlib.sha256(data).hexdigest()  # evidence: sound-hash


def by_name(data):
    return hashlib.new("sha512", data).digest()  # evidence: sound-hash


def mac(key, data):
    return hmac.new(key, data, hashlib.sha256).hexdigest()  # evidence: sound-mac


def bucket(key):
    return hashlib.md5(key, usedforsecurity=False).hexdigest()  # evidence: no-security-purpose


def named(md5):
    return md5.strip()


def cache_key(text):
    return hashlib.md5(text).hexdigest()
