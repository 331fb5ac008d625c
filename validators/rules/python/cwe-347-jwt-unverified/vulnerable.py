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
