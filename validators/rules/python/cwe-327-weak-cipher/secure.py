import os
from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def gcm(key, data):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, None)  # evidence


def eax(key, data):
    cipher = AES.new(key, AES.MODE_EAX)  # evidence
    return cipher.encrypt_and_digest(data)


def fernet(key, data):
    return Fernet(key).encrypt(data)  # evidence


class DESIGN:
    @staticmethod
    def new(name):
        return name
