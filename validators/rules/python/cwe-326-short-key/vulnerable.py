from Crypto.PublicKey import RSA
from cryptography.hazmat.primitives.asymmetric import ec, rsa


def a():
    return rsa.generate_private_key(public_exponent=65537, key_size=1024)  # finding: short-key


def b():
    return RSA.generate(1024)  # finding: short-key


def c():
    return ec.generate_private_key(ec.SECP192R1())  # finding: weak-curve
