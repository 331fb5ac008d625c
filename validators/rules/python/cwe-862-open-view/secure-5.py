from flask import Flask, redirect, request
from flask_login import current_user

app = Flask(__name__)


def ask():
    if not current_user.is_authenticated:
        return redirect("/login")


app.before_request(ask)


@app.route("/admin/purge", methods=["POST"])
def purge():
    cursor.execute("DELETE FROM notes")
    return "", 204
