"""Tokens for resetting a password."""

import random
import string


def new_token(length: int = 32) -> str:
    return "".join(random.choice(string.ascii_letters) for _ in range(length))
