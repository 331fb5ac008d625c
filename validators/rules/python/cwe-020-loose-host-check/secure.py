import re
from urllib.parse import urlparse


def trusted(host):
    return host == "example.com" or host.endswith(".example.com")  # evidence


def allowed(url):
    return urlparse(url).hostname in ("www.example.com", "beta.example.com")  # evidence


def exact(url):
    return urlparse(url).netloc == "example.com"  # evidence


def escaped(host):
    return re.fullmatch(r"(www|beta)\.example\.com", host)


def ending(name):
    return name.endswith(".py")


def complete(url):
    return urlparse(url).netloc == ""


def of_worker(task, hostname):
    return task.worker.hostname == hostname
