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
#----
ARG BASE=debian:latest
# evidence
FROM golang:1.23.2 AS build
RUN go build ./...
# finding
FROM ${BASE}
COPY --from=build /out /out
