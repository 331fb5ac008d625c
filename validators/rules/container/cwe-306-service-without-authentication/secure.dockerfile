FROM redis:7.2.5
# evidence
CMD ["redis-server", "/etc/redis.conf", "--aclfile", "/etc/users.acl", "--protected-mode", "no"]
#----
FROM jupyter/base-notebook:2023-10-20
CMD ["start-notebook.sh", "--ServerApp.ip=0.0.0.0"]
#----
FROM app:1
ENV ANONYMOUS_TELEMETRY=true \
    AUTHOR=none
CMD ["serve", "--author", "none"]
#----
FROM mongo:7.0
# evidence
CMD ["mongod", "--auth", "--bind_ip_all"]
#----
FROM elasticsearch:8.13.0
# evidence
ENV xpack.security.enabled=true
