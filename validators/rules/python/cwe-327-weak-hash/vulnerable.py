import hashlib
import hmac
from hashlib import sha1


def digest(data):
    return hashlib.md5(data).hexdigest()  # finding: broken-hash


def update(path):
    state = sha1()  # finding: broken-hash
    with open(path, "rb") as handle:
        state.update(handle.read())
    return state.hexdigest()


def by_name(data):
    return hashlib.new("md5", data).digest()  # finding: broken-hash


def mac(key, data):
    return hmac.new(key, data, hashlib.md5).hexdigest()  # finding: broken-hash-in-mac
