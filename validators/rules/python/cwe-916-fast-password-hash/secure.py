import hashlib
import bcrypt
from werkzeug.security import generate_password_hash


def store(user, password):
    user.hash = generate_password_hash(password)  # evidence


def with_bcrypt(password):
    return bcrypt.hashpw(password.encode(), bcrypt.gensalt())  # evidence


def rounds(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password, salt, 600000)  # evidence


def checksum(data):
    return hashlib.sha256(data).hexdigest()


def cache(table, password):
    table.update({"changed": True})
