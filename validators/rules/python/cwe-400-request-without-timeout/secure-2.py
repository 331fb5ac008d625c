import requests


class Client:
    def __init__(self):
        self.session = requests.Session()

    def get(self, url):
        return self.session.get(url, timeout=(3, 10))  # evidence
