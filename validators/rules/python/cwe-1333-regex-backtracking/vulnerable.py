import re
from flask import Flask, request

app = Flask(__name__)
NAMES = re.compile(r"^(a+)+$")  # finding: nested-repeats


def search(pattern, text):
    return re.search(pattern, text)  # finding: foreign-pattern


@app.route("/lookup")
def lookup():
    return str(re.findall(request.args["regex"], "text"))  # finding: foreign-pattern


def word(name, text):
    return re.match("^" + name + "$", text)  # finding: foreign-pattern


def digits(text):
    return re.match(r"(\d+)*x", text)  # finding: nested-repeats
