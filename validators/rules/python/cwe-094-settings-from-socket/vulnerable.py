import logging.config
from logging.config import listen

from flask import Flask, request

app = Flask(__name__)


def start():
    thread = logging.config.listen(9999)  # finding: settings-unverified
    thread.start()


def again(port):
    listen(port, verify=None).start()  # finding: settings-unverified


@app.route("/logging", methods=["POST"])
def configure():
    logging.config.dictConfig(request.get_json())  # finding: settings-from-request
    return "done"
