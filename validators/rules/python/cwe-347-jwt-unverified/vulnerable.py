import jwt
from jose import jwt as jose_jwt


def read(token):
    return jwt.decode(token, options={"verify_signature": False})  # finding


def old(token):
    return jwt.decode(token, verify=False, algorithms=["HS256"], key="")  # finding


def claims(token):
    return jose_jwt.get_unverified_claims(token)  # finding


def write(claims):
    return jwt.encode(claims, "", algorithm="none")  # finding


def as_it_says(token, key):
    head = jwt.get_unverified_header(token)
    return jwt.decode(token, key, algorithms=[head["alg"]])  # finding: algorithm-of-the-token


def anyhow(token, key):
    return jose_jwt.decode(token, key)  # finding: any-algorithm
