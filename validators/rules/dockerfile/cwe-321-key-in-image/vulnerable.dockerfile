FROM nginx:1.27.2-alpine
# finding
RUN openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=app -keyout /etc/nginx/tls.key -out /etc/nginx/tls.crt
# finding
RUN ssh-keygen -q -t ed25519 -N "" -f /etc/ssh/ssh_host_ed25519_key
# finding
RUN keytool -genkeypair -alias app -keystore /app/keys.jks -storepass "$P"
# finding
RUN openssl rand -hex 32 > /srv/secret_key
