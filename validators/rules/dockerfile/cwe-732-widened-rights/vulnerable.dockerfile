FROM x:1
# finding
RUN chmod -R 777 /app
#----
FROM x:1
# finding
COPY --chmod=0666 a b
#----
FROM x:1
# finding
RUN a && chmod a+w /etc/x
#----
FROM x:1
# finding
RUN chmod 4755 /bin/x
