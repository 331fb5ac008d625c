import httpx
import requests


def fetch(url):
    return requests.get(url)  # finding


def send(url, data):
    return requests.post(url, json=data, timeout=None)  # finding


def client():
    return httpx.Client(timeout=None)  # finding
