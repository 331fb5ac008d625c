import re

SCRIPT = re.compile("<script[^>]*>")  # finding


def strip(content):
    return re.sub(r"<script.*?>.*?</script>", "", content, flags=re.DOTALL)  # finding


def remove(text):
    return text.replace("<script>", "")  # finding


def frames(text):
    return re.sub("(?i)<iframe", "", text)  # finding
