import hmac

from flask import Flask, abort, request
from flask_login import current_user

app = Flask(__name__)


@app.route("/clear", methods=["POST"])  # evidence: test-written-out
def clear():
    if not current_user.is_admin:
        abort(403)
    store.clear()
    return "done"


@app.route("/hook", methods=["POST"])  # evidence: test-written-out
def hook():
    made = hmac.new(KEY, request.data, "sha256").hexdigest()
    if not hmac.compare_digest(made, request.headers["X-Signature"]):
        return "no", 403
    return take(request.json)


class Notes:
    def remove(self, user, note):  # evidence: test-written-out
        if not has_permission(user, "remove", note):
            raise PermissionError(note)
        self.rows.remove(note)

    def page(self, number):
        assert number >= 0
        return self.rows[number]


def parsed(text):
    assert isinstance(text, str)
    return text.split(",")


def test_only_those_who_may(client):
    assert current_user.is_admin
    assert client.get("/clear").status_code == 403
