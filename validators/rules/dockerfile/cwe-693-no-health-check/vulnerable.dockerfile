# finding
FROM x:1
EXPOSE 80
CMD ["x"]
#----
FROM x:1
# finding
HEALTHCHECK NONE
#----
# finding
FROM y:1
EXPOSE 8080
ENTRYPOINT ["y"]
