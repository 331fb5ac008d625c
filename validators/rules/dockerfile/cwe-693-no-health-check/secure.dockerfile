FROM x:1
# evidence
HEALTHCHECK CMD curl -f http://localhost:80/ || exit 1
CMD ["x"]
#----
FROM x:1
# evidence
HEALTHCHECK CMD curl -f http://localhost:8080/ || exit 1
CMD ["x"]
#----
FROM x:1
# evidence
HEALTHCHECK CMD curl -f http://localhost:443/ || exit 1
CMD ["x"]
