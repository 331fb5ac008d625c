from email.header import Header
from email.utils import formataddr


def pairs_only(smtp, name, text):
    name = name.replace("\r\n", "")
    smtp.sendmail("a", ["b"], f"Subject: from {name}\r\n\r\n{text}")  # finding


def made_longer(smtp, name, text):
    name = name.replace("\n", "\r\n")
    smtp.sendmail("a", ["b"], f"Subject: from {name}\r\n\r\n{text}")  # finding


def pairs_looked_for(smtp, name, text):
    if "\r\n" in name:
        raise ValueError(name)
    smtp.sendmail("a", ["b"], f"Subject: from {name}\r\n\r\n{text}")  # finding


def name_of_an_address(smtp, name, text):
    to = formataddr((name, "x@example.org"))
    smtp.sendmail("a", ["b"], f"To: {to}\r\n\r\n{text}")  # finding


def header_as_a_text(smtp, name, text):
    smtp.sendmail("a", ["b"], f"Subject: {Header(name)}\r\n\r\n{text}")  # finding
