from Crypto.Cipher import AES, ARC4, DES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def des(key, iv, data):
    return DES.new(key, DES.MODE_CBC, iv).encrypt(data)  # finding: broken-cipher


def rc4(key, data):
    return ARC4.new(key).encrypt(data)  # finding: broken-cipher


def ecb(key, data):
    return AES.new(key, AES.MODE_ECB).encrypt(data)  # finding: block-by-block


def hazmat(key):
    return Cipher(algorithms.AES(key), modes.ECB())  # finding: block-by-block
