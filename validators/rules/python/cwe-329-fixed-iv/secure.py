import os
from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from cryptography.hazmat.primitives.ciphers import modes


def encrypt(key, data):
    iv = os.urandom(16)
    return iv + AES.new(key, AES.MODE_CBC, iv).encrypt(data)  # evidence


def named(key, data):
    iv = get_random_bytes(16)
    return iv + AES.new(key, AES.MODE_CBC, iv=iv).encrypt(data)  # evidence


def hazmat():
    return modes.CBC(os.urandom(16))  # evidence


def decrypt(key, blob):
    return AES.new(key, AES.MODE_CBC, blob[:16]).decrypt(blob[16:])
