FROM debian:12.5-slim
WORKDIR app # finding
#----
FROM debian:12.5-slim
WORKDIR src/app # finding
#----
FROM node:20.11-slim
WORKDIR ./app # finding
