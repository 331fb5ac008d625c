import hashlib

from Crypto.Cipher import AES
from Crypto.Protocol.KDF import PBKDF2, scrypt


def locked(password, salt, text, start):
    key = PBKDF2(password, salt, 32, count=600000)
    return AES.new(key, AES.MODE_CFB, start).encrypt(text)  # evidence: derived-key


def slowly(passphrase, salt, text):
    key = scrypt(passphrase, salt, 32, N=2**17, r=8, p=1)
    return AES.new(key, AES.MODE_GCM).encrypt_and_digest(text)  # evidence: derived-key


def by_module(password, salt, text):
    password = hashlib.scrypt(password.encode(), salt=salt, n=2**17, r=8, p=1, dklen=32)
    return AES.new(password, AES.MODE_EAX).encrypt_and_digest(text)  # evidence: derived-key


def given(key, text):
    return AES.new(key, AES.MODE_EAX).encrypt_and_digest(text)


def of_password(password_key, text):
    return AES.new(password_key, AES.MODE_EAX).encrypt_and_digest(text)
