import hashlib
import random
import time
import string


def generate_password():
    return "".join(random.choice(string.ascii_letters) for _ in range(12))  # finding: predictable-in-secret-code


def reset_token():
    return "%032x" % random.getrandbits(128)  # finding: predictable-in-secret-code


def new_session_id(store):
    number = random.randint(1, 1000000)  # finding: predictable-in-secret-code
    return number  # finding: predictable-secret


class Otp:
    def make_otp(self):
        return random.randrange(100000, 999999)  # finding: predictable-in-secret-code


def remember(response):
    value = str(random.normalvariate(0, 1))[2:]
    response.set_cookie("remember", value, secure=True, httponly=True)  # finding: predictable-cookie


def invitation(user):
    number = int(random.random() * 1000000)
    invite_token = f"{user}-{number}"  # finding: predictable-secret
    return invite_token


class Letters:
    def one(self):
        return random.choice("abcdef")

    def voucher(self):
        return "-".join(self.one() for _ in range(8))  # finding: predictable-secret


class OwnLetters(Letters):
    size = 12


def order(account, vault):
    number = OwnLetters().voucher()
    vault.store_api_key(account, number)  # finding: predictable-secret


def restart(user, moment):
    user.reset_code = hashlib.sha256(f"{user.id}:{time.time()}".encode()).hexdigest()  # finding: predictable-secret


def restore(account, pending_resets, page_tokens):
    mark = "".join(random.choices("bcdfg", k=30))
    pending_resets[mark] = account  # finding: predictable-secret
    page_tokens[account] = str(random.getrandbits(60))  # finding: predictable-secret


class Stamps:
    def __init__(self, source=None):
        self.source = source or random

    def draw(self):
        return "".join(self.source.choice("bcdfg") for _ in range(20))


stamps = Stamps()


def forgotten(account, post):
    code = stamps.draw()  # finding: predictable-secret
    post.send(account, "Your recovery code is " + code)  # finding: predictable-secret
