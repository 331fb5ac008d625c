import httpx
import requests


def fetch(url):
    return requests.get(url, timeout=5)  # evidence


def send(url, data):
    return requests.post(url, json=data, timeout=(3, 10))  # evidence


def client():
    return httpx.Client(timeout=10.0)  # evidence


def lookup(table):
    return table.get("timeout")
