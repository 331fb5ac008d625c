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
