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
#----
FROM x
# finding
RUN echo 'app ALL=(root) NOPASSWD: /usr/bin/vim, /usr/sbin/nginx -t' > /etc/sudoers.d/app
# finding
RUN echo 'app ALL=(root) NOPASSWD: /usr/bin/systemctl *' > /etc/sudoers.d/app
