# evidence
FROM debian@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1
#----
# evidence
FROM debian:12.5
#----
ARG V=1.2
# evidence
FROM --platform=linux/amd64 x/y:${V}@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1 AS a
FROM a
FROM scratch
#----
ARG V
# unjudged
FROM x/y:$V
#----
ARG BASE=debian:12.7@sha256:a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1
# evidence
FROM ${BASE} AS build
ARG BASE
RUN echo "made on ${BASE}"
