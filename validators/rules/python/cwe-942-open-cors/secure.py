from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, make_response
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins=["https://www.example.com"])  # evidence
CORS_ALLOWED_ORIGINS = ["https://www.example.com"]  # evidence


def answer():
    response = make_response("x")
    response.headers["Access-Control-Allow-Origin"] = "https://www.example.com"
    return response


def api():
    service = FastAPI()
    service.add_middleware(CORSMiddleware, allow_origins=["https://www.example.com"])  # evidence


def other(table):
    table["origin"] = "*"
