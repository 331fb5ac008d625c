from django.views.decorators.csrf import csrf_exempt
from flask import Flask

app = Flask(__name__)
app.config["WTF_CSRF_ENABLED"] = False  # finding: switched-off


@csrf_exempt  # finding: exempted
def transfer(request):
    return request.POST["to"]


def urls(view):
    return csrf_exempt(view)  # finding: exempted
