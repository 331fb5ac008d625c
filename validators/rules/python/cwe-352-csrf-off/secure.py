from django.views.decorators.csrf import csrf_protect, ensure_csrf_cookie
from flask import Flask
from flask_wtf.csrf import CSRFProtect

app = Flask(__name__)
CSRFProtect(app)  # evidence
app.config["WTF_CSRF_ENABLED"] = True


@csrf_protect  # evidence
def transfer(request):
    return request.POST["to"]


@ensure_csrf_cookie  # evidence
def form(request):
    return "form"


def plain(request):
    return "ok"
