import smtplib


def send(host, message):
    server = smtplib.SMTP(host, 587)
    server.starttls()
    server.login("robot@example.org", "Wq8_kdd02x")  # finding: passed-secret
    server.send_message(message)
