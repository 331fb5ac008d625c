import http.client
import smtplib
from urllib.request import Request, urlopen


def rates(day):
    with urlopen("https://rates.example.org/" + day, timeout=10) as answer:  # evidence: timeout-set
        return answer.read()


def report(address, body):
    return urlopen(Request(address), body, 5).read()  # evidence: timeout-set


def status(host):
    connection = http.client.HTTPSConnection(host, timeout=3)  # evidence: timeout-set
    connection.request("GET", "/status")
    return connection.getresponse().status


def mail(settings, message):
    with smtplib.SMTP_SSL(settings.host, 465, timeout=20) as server:  # evidence: timeout-set
        server.send_message(message)


def own_machine():
    return urlopen("http://localhost:8080/health").read()


def later():
    return smtplib.SMTP()


def passed(address, **options):
    return urlopen(address, **options).read()
