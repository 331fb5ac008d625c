from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa


def a():
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)  # evidence: long-key


def b():
    return RSA.generate(4096)  # evidence: long-key


def c():
    return ec.generate_private_key(ec.SECP256R1())  # evidence: sound-curve


def d(model, size):
    return model.generate(size)
