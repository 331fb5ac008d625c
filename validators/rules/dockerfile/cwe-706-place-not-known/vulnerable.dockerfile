FROM debian:12.5-slim
WORKDIR app # finding
#----
FROM debian:12.5-slim
WORKDIR src/app # finding
#----
FROM node:20.11-slim
WORKDIR ./app # finding
#----
FROM debian:12.5-slim
RUN cd /srv/app # finding
#----
# finding
FROM debian:12.5-slim
COPY app.py .
CMD ["python3", "app.py"]
