FROM python:3.12.7-slim
# finding
RUN npm config set registry http://npm.corp.example/
# finding
RUN echo "deb http://packages.corp.example/debian bookworm main" > /etc/apt/sources.list.d/corp.list
# finding
RUN curl -fsSL http://keys.corp.example/repo.gpg | apt-key add -
# finding
ENV PIP_INDEX_URL=http://pypi.corp.example/simple
