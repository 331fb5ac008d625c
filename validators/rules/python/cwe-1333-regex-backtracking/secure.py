import re
from flask import Flask, request

app = Flask(__name__)
NAMES = re.compile(r"^a+$")  # evidence


def search(word, text):
    return re.search(re.escape(word), text)  # evidence: sanitized


@app.route("/lookup")
def lookup():
    return str(re.findall(r"\w+", request.args["text"]))  # evidence


def digits(text):
    return re.match(r"\d+x", text)  # evidence


def split(text):
    return text.split("(a+)+")


def word(text):
    return re.search(r"(one|two)\b", text)


class Filter:
    def fits(self, name):
        return re.match(self.zone + "[a-z]", name)


# No nested repeats, and yet no evidence: two repeats of the same signs side by side, one that begins anew at each blank.
def share(text):
    return re.match(r"(\d+\.?\d*)%$", text)


def trimmed(text):
    return re.sub(r"\s+$", "", text)
