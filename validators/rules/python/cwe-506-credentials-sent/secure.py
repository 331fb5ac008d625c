import configparser
import os
import subprocess

import paramiko
import requests


def connect(host):
    key = paramiko.RSAKey.from_private_key_file(os.path.expanduser("~/.ssh/id_rsa"))  # evidence: key-loaded-as-key
    client = paramiko.SSHClient()
    client.connect(host, pkey=key)
    return client


def region():
    parser = configparser.ConfigParser()
    parser.read(os.path.expanduser("~/.aws/credentials"))  # evidence: key-loaded-as-key
    return parser.get("default", "region")


def deploy_key(path):
    with open(os.path.join(path, ".ssh/id_ed25519")) as file:
        return paramiko.Ed25519Key.from_private_key(file)  # evidence: key-loaded-as-key


def build_number():
    return requests.post("https://ci.example/builds", json={"number": os.environ["BUILD_ID"]}, timeout=5)


def token():
    return requests.get("https://api.example/me", headers={"Authorization": "Bearer " + os.environ["API_TOKEN"]}, timeout=5)


def child(command):
    env = dict(os.environ)
    env["LANG"] = "C"
    return subprocess.run(command, env=env, check=True)


def whoami():
    parser = configparser.ConfigParser()
    parser.read(os.path.expanduser("~/.pypirc"))  # evidence: key-loaded-as-key
    with open(os.path.expanduser("~/.netrc")) as file:
        word = file.read().split()[-1]
    return requests.get("https://api.example/me", headers={"Authorization": "Bearer " + word}, timeout=5)
