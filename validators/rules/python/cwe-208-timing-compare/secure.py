import hashlib
import hmac
from werkzeug.security import check_password_hash


def verify(key, message, signature):
    return hmac.compare_digest(signature, hmac.new(key, message, hashlib.sha256).hexdigest())  # evidence


def check(given, expected):
    return hmac.compare_digest(given, expected)  # evidence


def login(password, stored):
    return check_password_hash(stored, password)  # evidence


def kind(name, tokens):
    return name == "token" and len(tokens) == 3


def missing(password):
    return password == ""


def expect(parser, wanted_token):
    if parser.current_token == wanted_token:
        return parser.advance()
    return None


def statement(token):
    return token == TOKEN_STATEMENT


class Berth:
    def __eq__(self, other):
        return self.number == other.number and self.token == other.token


def spent(total_tokens, most):
    return total_tokens != most
