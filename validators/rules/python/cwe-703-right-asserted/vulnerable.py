import hmac

from flask import Flask, request
from flask_login import current_user

app = Flask(__name__)


@app.route("/clear", methods=["POST"])  # finding: right-by-assert
def clear():
    assert current_user.is_admin, "administrators only"
    store.clear()
    return "done"


@app.route("/hook", methods=["POST"])  # finding: right-by-assert
def hook():
    made = hmac.new(KEY, request.data, "sha256").hexdigest()
    assert hmac.compare_digest(made, request.headers["X-Signature"])
    return take(request.json)


@app.post("/amount")  # finding: request-by-assert
def amount():
    assert int(request.form["amount"]) > 0
    return pay(int(request.form["amount"]))


class Notes:
    def remove(self, user, note):  # finding: right-by-assert
        assert has_permission(user, "remove", note)
        self.rows.remove(note)
