FROM eclipse-temurin:21
ENTRYPOINT ["java", "-agentlib:jdwp=transport=dt_socket,server=y,address=127.0.0.1:5005", "-jar", "a.jar"]
#----
FROM node:22.1.0
CMD ["node", "--inspect=127.0.0.1:9229", "server.js"]
#----
FROM python:3.12.1
# evidence
CMD ["gunicorn", "app:app"]
#----
FROM python:3.12.1
# evidence
ENV FLASK_DEBUG=0
