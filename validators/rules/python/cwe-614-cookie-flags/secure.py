from flask import Flask, make_response

app = Flask(__name__)
app.config["SESSION_COOKIE_HTTPONLY"] = True
SESSION_COOKIE_SECURE = True  # evidence


@app.route("/a")
def a():
    response = make_response("x")
    response.set_cookie("session", "v", secure=True, httponly=True, samesite="Lax")  # evidence
    return response


def b(response, value):
    response.set_cookie("session", value, httponly=True, secure=True)  # evidence


def c(jar, name):
    jar.delete_cookie(name)
