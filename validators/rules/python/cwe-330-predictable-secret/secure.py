import hashlib
import os
import random
import secrets


def generate_password(alphabet):
    return "".join(secrets.choice(alphabet) for _ in range(12))  # evidence


def reset_token():
    return secrets.token_urlsafe(32)  # evidence


def new_session_id():
    return os.urandom(16).hex()  # evidence


def roll_dice():
    return random.randint(1, 6)


def shuffle_cards(cards):
    random.shuffle(cards)
    return cards


def remember(response):
    response.set_cookie("remember", secrets.token_hex(16), secure=True, httponly=True)  # evidence: system-source


def colour(response):
    shade = random.choice(["red", "blue"])
    return shade


def invite(user):
    user.reset_token = os.urandom(16).hex()  # evidence: system-source


def correlate(record):
    record.id = os.urandom(8).hex()


class Letters:
    def one(self):
        return random.choice("abcdef")

    def word(self):
        return "".join(self.one() for _ in range(8))


class Safe(Letters):
    def one(self):
        return secrets.choice("abcdef")  # evidence: system-source


def order(account, vault):
    vault.store_api_key(account, Safe().word())


def fingerprint(page, seen):
    seen.page_token = hashlib.sha256(page).hexdigest()


def restore(account, pending_resets, page_tokens):
    mark = secrets.token_hex(20)  # evidence: system-source
    pending_resets[mark] = account
    page_tokens[account] = secrets.token_hex(20)  # evidence: system-source


def greeted(account, greetings):
    greetings[account] = random.choice(["hello", "good day"])


class Stamps:
    def __init__(self, source=None):
        self.source = source or random

    def draw(self):
        return "".join(self.source.choice("bcdfg") for _ in range(20))  # evidence: system-source


stamps = Stamps(secrets)
colours = Stamps()


def forgotten(account, post):
    code = stamps.draw()
    post.send(account, "Your recovery code is " + code)


def greeting(account, post):
    post.send(account, "Your colour of the day: " + colours.draw())
