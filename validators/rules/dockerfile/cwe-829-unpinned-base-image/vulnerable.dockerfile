# finding
FROM ubuntu
#----
# finding
FROM node:latest
#----
# finding
FROM registry.example.com:5000/team/app AS base
FROM base
#----
# finding
FROM --platform=linux/amd64 python:latest AS build
