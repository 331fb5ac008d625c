FROM debian:12.8-slim
# finding
RUN find /srv/data -type d -exec chmod 777 {} +
# finding
RUN install -m 0666 /tmp/a.conf /etc/a.conf
# finding
RUN chmod u+x,o+w /opt/run.sh
# finding
RUN setcap cap_sys_admin+ep /usr/bin/agent
#----
FROM debian:12.5@sha256:0000000000000000000000000000000000000000000000000000000000000000
ARG RIGHTS=0777
RUN chmod -R "$RIGHTS" /opt/mill # finding
