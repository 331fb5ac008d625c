FROM node:22.11.0-slim
# finding
RUN yarn config set enableStrictSsl false && yarn install
# finding
RUN printf 'Host *\n  StrictHostKeyChecking no\n' > /root/.ssh/config
# finding
RUN composer config -g disable-tls true
