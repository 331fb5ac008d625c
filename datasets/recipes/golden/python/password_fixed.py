"""Keeping passwords."""

import hashlib
import hmac
import os


def store_password(password: str) -> bytes:
    salt = os.urandom(16)
    return salt + hashlib.scrypt(password.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26)


def check_password(password: str, stored: bytes) -> bool:
    found = hashlib.scrypt(password.encode(), salt=stored[:16], n=2**15, r=8, p=1, maxmem=2**26)
    return hmac.compare_digest(found, stored[16:])
