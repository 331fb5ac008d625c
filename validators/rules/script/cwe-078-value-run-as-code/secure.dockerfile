FROM node:22.11.0-slim
RUN eval "$(ssh-agent -s)" && ssh-add /k
# evidence
CMD ["node", "server.js"]
#----
FROM python:3.12.7-slim
# evidence
CMD ["gunicorn", "app.wsgi"]
#----
FROM eclipse-temurin:21
# evidence
ENTRYPOINT ["java", "-jar", "/app.jar"]
#----
FROM debian:12.8-slim
RUN eval "$(direnv hook bash)" && eval `/opt/brew/bin/brew shellenv`
#----
FROM node:22.11.0-slim
CMD node `cat /cfg/args`
