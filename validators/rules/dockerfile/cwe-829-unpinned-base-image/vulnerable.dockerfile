# finding
FROM debian
#----
# finding
FROM debian:latest
#----
ARG V=latest
# finding
FROM x/y:$V
#----
# finding
FROM reg:5000/x AS a
FROM a
#----
ARG V=latest
FROM node:${V}-slim # finding
