FROM debian:12.5-slim # finding
RUN wget -O - https://files.example/list | wc -l > /number
#----
FROM ubuntu:22.04 # finding
RUN curl -fsSL https://files.example/a.tar.gz | tar xz -C /opt
#----
FROM alpine:3.19.1 # finding
RUN gpg --dearmor < key | tee /etc/keys/a.gpg
