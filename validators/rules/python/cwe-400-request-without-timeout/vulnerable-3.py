import http.client
import smtplib
from urllib.request import Request, urlopen


def rates(day):
    with urlopen("https://rates.example.org/" + day) as answer:  # finding: no-timeout
        return answer.read()


def report(address, body):
    return urlopen(Request(address, data=body), timeout=None).read()  # finding: no-timeout


def status(host):
    connection = http.client.HTTPSConnection(host)  # finding: client-without-timeout
    connection.request("GET", "/status")
    return connection.getresponse().status


def mail(settings, message):
    with smtplib.SMTP_SSL(settings.host, 465) as server:  # finding: client-without-timeout
        server.send_message(message)
