import re


def trusted(url):
    return url.endswith("example.com")  # finding: suffix-without-dot


def allowed(host):
    return re.match("(www|beta).example.com/", host)  # finding: unescaped-dot


def contains(target_url):
    return "example.com" in target_url  # finding: address-substring
