FROM debian:12.5-slim # evidence
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN wget -O - https://files.example/list | wc -l > /number
#----
FROM ubuntu:22.04 # evidence
RUN set -o pipefail && curl -fsSL https://files.example/a.tar.gz | tar xz -C /opt
#----
FROM alpine:3.19.1
RUN wget -O /tmp/list https://files.example/list && wc -l /tmp/list
#----
FROM alpine:3.19.1 # evidence
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
RUN gpg --dearmor < key | tee /etc/keys/a.gpg
