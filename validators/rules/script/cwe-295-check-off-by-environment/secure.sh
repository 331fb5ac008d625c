export NODE_EXTRA_CA_CERTS=/etc/ssl/corp.pem # evidence
export SSL_CERT_FILE=/etc/ssl/cert.pem # evidence
export DOCKER_TLS_VERIFY=1 # evidence
export SECURE_COOKIE_SSL=true
export APP_INSECURE_PORT=8080
