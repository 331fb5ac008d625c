FROM debian:12.8-slim
# evidence
RUN rm -f /etc/ssh/ssh_host_*
RUN ssh-keygen -l -f /etc/ssh/known.pub
RUN openssl dhparam -out /etc/dh.pem 2048
# evidence
ENTRYPOINT ["sh", "-c", "ssh-keygen -A && exec /usr/sbin/sshd -D"]
#----
FROM debian:12.8-slim
# evidence
RUN apt-get clean && rm -rf /etc/ssh/ssh_host_rsa_key /etc/ssh/ssh_host_rsa_key.pub
