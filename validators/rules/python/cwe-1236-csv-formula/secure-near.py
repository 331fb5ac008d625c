import csv

from flask import request


def signs_stripped(file):
    csv.writer(file).writerow([request.args["name"].lstrip("=+-@\t\r")])  # evidence
