import smtplib
from email.message import EmailMessage

DESK = "desk@example.org"


def forward(name, text):
    message = EmailMessage()
    message["Subject"] = f"from {name}"
    message.set_content(text)
    with smtplib.SMTP("localhost") as smtp:
        smtp.send_message(message)  # evidence: message-built


def answer(smtp, address, text):
    address = address.replace("\n", "").replace("\r", "")
    head = ["To: " + address, "Subject: answer"]
    smtp.sendmail(DESK, [address], "\r\n".join(head) + "\r\n\r\n" + text)  # evidence: sanitized


def note(smtp, text):
    smtp.sendmail(DESK, [DESK], f"Subject: note\n\n{text}")


def built(smtp, subject):
    message = EmailMessage()
    message["Subject"] = subject
    smtp.sendmail(DESK, [DESK], message.as_bytes())  # evidence: message-built
