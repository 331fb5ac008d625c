import random
import string


def generate_password():
    return "".join(random.choice(string.ascii_letters) for _ in range(12))  # finding: predictable-in-secret-code


def reset_token():
    return "%032x" % random.getrandbits(128)  # finding: predictable-in-secret-code


def new_session_id(store):
    number = random.randint(1, 1000000)  # finding: predictable-in-secret-code
    return number


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
