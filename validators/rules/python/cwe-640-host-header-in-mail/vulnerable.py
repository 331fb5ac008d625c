from django.core.mail import send_mail
from flask import Flask, request
from flask_mail import Message

app = Flask(__name__)


def forgot(request):
    token = tokens.make(request.POST["mail"])
    link = "https://" + request.get_host() + "/reset/" + token
    send_mail("Reset", "Follow " + link, SENDER, [request.POST["mail"]])  # finding: host-in-mail


@app.route("/forgot", methods=["POST"])
def forgot_flask():
    token = tokens.make(request.form["mail"])
    message = Message("Reset", body=f"{request.host_url}reset/{token}")  # finding: host-in-mail
    mail.send(message)
    return "sent"


def invite(request):
    address = request.META.get("HTTP_HOST")
    user.email_user("Join us", "https://%s/join" % address)  # finding: host-in-mail
