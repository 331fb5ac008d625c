# evidence
FROM ubuntu:24.04@sha256:2e863c44b718727c860746568e1d54afd13b2fa71b160f5cd9058fc436217b30
#----
# evidence
FROM golang@sha256:2e863c44b718727c860746568e1d54afd13b2fa71b160f5cd9058fc436217b30 AS build
FROM build
#----
FROM debian:12.5
#----
FROM scratch
#----
# evidence
FROM --platform=linux/amd64 alpine:3.19@sha256:2e863c44b718727c860746568e1d54afd13b2fa71b160f5cd9058fc436217b30
