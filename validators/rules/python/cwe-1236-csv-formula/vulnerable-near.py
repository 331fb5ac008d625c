import csv

from flask import request


def one_sign_only(file):
    name = request.args["name"]
    if name.startswith(("=",)):
        name = "'" + name
    csv.writer(file).writerow([name])  # finding


def zeros_stripped(file):
    csv.writer(file).writerow([request.args["name"].lstrip("0")])  # finding
