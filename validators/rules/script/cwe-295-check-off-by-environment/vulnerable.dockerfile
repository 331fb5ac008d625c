FROM python:3.12.7-slim
# finding
ENV CURL_CA_BUNDLE="" APP=1
# finding
ARG PIP_TRUSTED_HOST=mirror.corp.example
# finding
ENV GIT_SSH_COMMAND="ssh -o StrictHostKeyChecking=no"
# finding
RUN GOSUMDB=off go build ./...
