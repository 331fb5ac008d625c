FROM x:1
# finding
ENV API_TOKEN=abcdef
#----
FROM x:1
# finding
ARG DB_PASSWORD=hunter2
#----
FROM x:1
# finding
COPY .env /app/
#----
FROM x:1
# finding
ARG NPM_TOKEN
RUN npm ci
#----
FROM x:1
# finding
RUN curl -u admin:hunter2 https://x/y
#----
FROM x:1
# finding
RUN echo "root:toor" | chpasswd
#----
FROM x:1
# finding
COPY id_rsa /root/.ssh/id_rsa
#----
FROM node:22@sha256:0000000000000000000000000000000000000000000000000000000000000000
# finding
RUN --mount=type=secret,id=t printf '//npm.corp.example/:_authToken=%s' "$(cat /run/secrets/t)" > /root/.npmrc && npm ci
RUN rm /root/.npmrc
#----
FROM node:22@sha256:0000000000000000000000000000000000000000000000000000000000000000
# finding
RUN --mount=type=secret,id=t,env=NPM_TOKEN echo "//npm.corp.example/:_authToken=$NPM_TOKEN" > /root/.npmrc && npm ci
