from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import modes

IV = b"0123456789abcdef"


def encrypt(key, data):
    return AES.new(key, AES.MODE_CBC, b"0000000000000000").encrypt(data)  # finding


def named(key, data):
    return AES.new(key, AES.MODE_CBC, iv=IV).encrypt(data)  # finding


def hazmat():
    return modes.CBC(b"\x00" * 16)  # finding
