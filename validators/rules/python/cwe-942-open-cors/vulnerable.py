from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask, make_response
from flask_cors import CORS

app = Flask(__name__)
CORS(app, origins="*")  # finding
CORS_ALLOW_ALL_ORIGINS = True  # finding


def answer():
    response = make_response("x")
    response.headers["Access-Control-Allow-Origin"] = "*"  # finding
    return response


def api():
    service = FastAPI()
    service.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)  # finding
