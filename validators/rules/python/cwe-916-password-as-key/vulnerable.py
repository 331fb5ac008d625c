import hashlib

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def locked(password, text, start):
    password = password + (32 - len(password) % 32) * "0"
    return AES.new(password, AES.MODE_CFB, start).encrypt(text)  # finding: password-is-key


def hashed(passphrase, text):
    box = AES.new(hashlib.sha256(passphrase.encode()).digest(), AES.MODE_GCM)  # finding: hash-of-password-is-key
    return box.encrypt_and_digest(text)


class Vault:
    def __init__(self, master_password):
        self.master_password = master_password

    def cipher(self, start):
        return Cipher(algorithms.AES(self.master_password.encode("utf-8").ljust(32)), modes.CTR(start))  # finding: password-is-key
