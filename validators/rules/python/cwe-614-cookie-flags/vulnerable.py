from flask import Flask, make_response

app = Flask(__name__)
app.config["SESSION_COOKIE_HTTPONLY"] = False  # finding: flags-off
SESSION_COOKIE_SECURE = False  # finding: flags-off


@app.route("/a")
def a():
    response = make_response("x")
    response.set_cookie("session", "v")  # finding: flags-missing
    return response


def b(response, value):
    response.set_cookie("session", value, secure=True, httponly=False)  # finding: flags-missing
