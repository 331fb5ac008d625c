import jwt
from jose import jwt as jose_jwt


def read(token, key):
    return jwt.decode(token, key, algorithms=["RS256"], audience="app")  # evidence


def keyword(token, key):
    return jwt.decode(token, key=key, algorithms=["HS256"])  # evidence


def jose(token, key):
    return jose_jwt.decode(token, key, algorithms="ES256")  # evidence


def text(data):
    return data.decode("utf-8")


def by_number(token, keys):
    head = jwt.get_unverified_header(token)
    return jwt.decode(token, keys[head["kid"]], algorithms=["RS256"])  # evidence
