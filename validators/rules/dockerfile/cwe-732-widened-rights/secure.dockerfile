FROM x:1
# evidence
RUN chmod 0750 /app
#----
FROM x:1
# evidence
COPY --chmod=0550 a b
#----
FROM x:1
# evidence
RUN chmod 644 /etc/x
#----
FROM x:1
RUN chmod +x /entry.sh && echo "chmod 777 is bad"
