"""Tokens for resetting a password."""

import secrets


def new_token(length: int = 32) -> str:
    return secrets.token_urlsafe(length)
