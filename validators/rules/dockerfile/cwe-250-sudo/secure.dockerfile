FROM x:1
# evidence
RUN useradd --uid 10001 app
#----
FROM x:1
# evidence
ENTRYPOINT ["gosu", "app", "/x"]
#----
FROM x:1
# evidence
RUN addgroup -S app && adduser -S app -G app
#----
FROM x
# evidence
RUN echo 'app ALL=(root) NOPASSWD: /usr/sbin/nginx -s reload' > /etc/sudoers.d/app
# evidence
RUN echo "app ALL=(root) NOPASSWD: /usr/sbin/nginx -t, /usr/local/sbin/renew" >> /etc/sudoers
