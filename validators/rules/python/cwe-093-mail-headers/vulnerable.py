import smtplib

DESK = "desk@example.org"


def forward(name, text):
    raw = f"From: form@example.org\r\nSubject: from {name}\r\n\r\n{text}"
    with smtplib.SMTP("localhost") as smtp:
        smtp.sendmail("form@example.org", [DESK], raw)  # finding: header-assembled


def answer(smtp, address, text):
    head = ["To: " + address, "Subject: answer"]
    smtp.sendmail(DESK, [address], "\r\n".join(head) + "\r\n\r\n" + text)  # finding: header-assembled


def note(smtp, fields):
    raw = "Reply-To: %s\nSubject: note\n\n%s" % (fields["mail"], fields["text"])
    smtp.sendmail(DESK, [DESK], raw)  # finding: header-assembled
