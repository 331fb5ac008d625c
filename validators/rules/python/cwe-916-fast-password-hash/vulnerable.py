import hashlib


def store(user, password):
    user.hash = hashlib.sha256(password.encode()).hexdigest()  # finding: fast-hash


def login(password):
    md5_pw = hashlib.md5()
    md5_pw.update(password or "")  # finding: fast-hash
    return md5_pw.hexdigest()


def salted(salt, pwd):
    return hashlib.sha512(salt + pwd).hexdigest()  # finding: fast-hash


def rounds(secret, salt):
    return hashlib.pbkdf2_hmac("sha256", secret, salt, 1000)  # finding: few-rounds
