from django.conf import settings
from django.core.mail import send_mail
from flask import Flask, request
from flask_mail import Message

app = Flask(__name__)


def forgot(request):
    token = tokens.make(request.POST["mail"])
    send_mail("Reset", settings.SITE_URL + "/reset/" + token, SENDER, [request.POST["mail"]])  # evidence: own-address


@app.route("/forgot", methods=["POST"])
def forgot_flask():
    token = tokens.make(request.form["mail"])
    message = Message("Reset", body=app.config["PUBLIC_URL"] + "/reset/" + token)  # evidence: own-address
    mail.send(message)
    return "sent"


def invite(request):
    user.email_user("Join us", f"{BASE_URL}/join")  # evidence: own-address
    log.info("asked by way of %s", request.get_host())
    send_mail("Hello", "Welcome", SENDER, [user.mail])
