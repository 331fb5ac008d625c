"""Sessions as clients send them back."""

import base64
import pickle


def restore(cookie: str) -> dict:
    return pickle.loads(base64.b64decode(cookie))
