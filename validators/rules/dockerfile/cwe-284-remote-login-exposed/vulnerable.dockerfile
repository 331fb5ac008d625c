FROM x:1
# finding
EXPOSE 22
#----
FROM x:1
# finding
EXPOSE 80 3389/tcp
#----
FROM x:1
# finding
RUN sed -i "s/.*/PermitRootLogin yes/" /etc/ssh/sshd_config
