import hashlib
import hmac

ADMIN_PASSWORD = "x" * 12


def verify(key, message, signature):
    return signature == hmac.new(key, message, hashlib.sha256).hexdigest()  # finding


def check(request, expected_token):
    if request.headers["X-Token"] != expected_token.secret:  # finding
        return False
    return True


def login(password, stored):
    if password == stored:  # finding
        return "in"
    return "out"


def sent_by_owner(request, key):
    import hashlib
    import hmac

    given = request.headers.get("X-Hub")
    expected = "sha256=" + hmac.new(key, request.body, hashlib.sha256).hexdigest()
    return given == expected  # finding


def by_constant(token):
    return token == API_TOKEN  # finding
