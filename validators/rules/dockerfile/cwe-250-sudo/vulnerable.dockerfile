FROM x:1
# finding
RUN sudo apt-get update
#----
FROM x:1
# finding
RUN echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers
#----
FROM x:1
# finding
RUN --security=insecure make
