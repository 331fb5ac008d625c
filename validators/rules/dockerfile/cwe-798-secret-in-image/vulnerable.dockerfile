FROM debian:12.5
# finding
ENV DB_PASSWORD=hunter22
# finding
ARG API_KEY="abcd1234"
# finding
COPY .env /app/.env
# finding
ENV MODE=prod SECRET_TOKEN=s3cr3tvalue
# finding
ADD id_rsa /root/.ssh/id_rsa
