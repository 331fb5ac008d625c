import os
import subprocess
import urllib.request

import requests


def tool():
    urllib.request.urlretrieve("https://downloads.example.org/tool.tar.gz", "tool.tar.gz")  # evidence: encrypted-download


def setup(version):
    return requests.get(f"https://downloads.example.org/{version}/setup.sh", timeout=10).text  # evidence: encrypted-download


def model():
    with urllib.request.urlopen("https://models.example.org/small.onnx") as answer:  # evidence: encrypted-download
        return answer.read()


def users():
    requests.get("http://api.example.org/users.json", timeout=10)
    requests.get("http://localhost:8000/tool.zip", timeout=10)
    os.system("curl -s http://api.example.org/version")
    subprocess.check_call(["pip", "install", "inside"])
