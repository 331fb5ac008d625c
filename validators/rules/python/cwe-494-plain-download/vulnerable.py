import os
import subprocess
import urllib.request

import requests


def tool():
    urllib.request.urlretrieve("http://downloads.example.org/tool.tar.gz", "tool.tar.gz")  # finding: plain-download


def setup(version):
    data = requests.get(f"http://downloads.example.org/{version}/setup.sh", timeout=10).text  # finding: plain-download
    subprocess.run(["sh", "-c", data], check=True)


def install():
    os.system("curl -s http://get.example.org/install | sh")  # finding: plain-download


def package():
    subprocess.check_call(["pip", "install", "--index-url", "http://packages.example.org/simple", "inside"])  # finding: plain-index
