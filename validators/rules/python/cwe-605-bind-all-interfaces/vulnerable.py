import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from flask import Flask

app = Flask(__name__)


def listen():
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("0.0.0.0", 8080))  # finding


def main():
    app.run(host="0.0.0.0")  # finding


def http():
    return HTTPServer(("", 8000), BaseHTTPRequestHandler)  # finding
