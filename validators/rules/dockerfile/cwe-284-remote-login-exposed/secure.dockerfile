FROM x:1
# evidence
EXPOSE 8080
#----
FROM x:1
# evidence
EXPOSE 443/tcp
#----
FROM x:1
# evidence
EXPOSE 3000
