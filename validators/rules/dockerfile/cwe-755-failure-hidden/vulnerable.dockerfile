FROM debian:12.5-slim
RUN wget -O - https://files.example/list | wc -l > /number # finding
#----
FROM ubuntu:22.04
RUN curl -fsSL https://files.example/a.tar.gz | tar xz -C /opt # finding
#----
FROM alpine:3.19.1
RUN gpg --dearmor < key | tee /etc/keys/a.gpg # finding
