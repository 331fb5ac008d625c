FROM debian:12.5-slim
WORKDIR /app # evidence
#----
FROM debian:12.5-slim
ARG HOME_DIR
WORKDIR ${HOME_DIR}/app
WORKDIR "/srv/app" # evidence
#----
FROM node:20.11-slim
WORKDIR /app # evidence
COPY a.json b.json ./
COPY package.json .
#----
FROM debian:12.5-slim
COPY app.py /srv/app/app.py
RUN cd /srv/app && ./configure
