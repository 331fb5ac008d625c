import socket
from http.server import BaseHTTPRequestHandler, HTTPServer
from flask import Flask

app = Flask(__name__)


def listen():
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("127.0.0.1", 8080))  # evidence


def main():
    app.run(host="127.0.0.1")  # evidence


def http():
    return HTTPServer(("localhost", 8000), BaseHTTPRequestHandler)  # evidence


def configured(address):
    return HTTPServer((address, 8000), BaseHTTPRequestHandler)
