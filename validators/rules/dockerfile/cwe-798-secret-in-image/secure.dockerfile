FROM x:1
# evidence
RUN --mount=type=secret,id=npm npm ci
#----
FROM x:1
ENV TOKEN_FILE=/run/secrets/t PATH=/x
ARG VERSION=1.2
# evidence
RUN --mount=type=secret,id=t,target=/t x
#----
FROM x:1
# evidence
RUN --mount=type=ssh git clone git@example.com:a/b
#----
FROM x:1
ENV SECRET_KEY_FILE=/run/secrets/k
RUN curl -u "$USER:$PASS" https://x/y
COPY package.json .yarnrc.yml yarn.lock src/ /app/
#----
FROM node:22@sha256:0000000000000000000000000000000000000000000000000000000000000000
# evidence
RUN --mount=type=secret,id=t printf '//npm.corp.example/:_authToken=%s' "$(cat /run/secrets/t)" > /root/.npmrc && npm ci && rm -f /root/.npmrc
#----
FROM node:22@sha256:0000000000000000000000000000000000000000000000000000000000000000
# evidence
RUN --mount=type=secret,id=t,env=NPM_TOKEN npm ci
