FROM eclipse-temurin:21
# finding
ENTRYPOINT ["java", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005", "-jar", "a.jar"]
#----
FROM node:22.1.0
# finding
CMD ["node", "--inspect=0.0.0.0:9229", "server.js"]
#----
FROM python:3.12.1
# finding
CMD ["python", "manage.py", "runserver", "0.0.0.0:8000"]
#----
FROM golang:1.23.1
# finding
CMD dlv exec /app --headless --listen=:40000 --api-version=2
#----
FROM node:22.1.0
# finding
ENV NODE_OPTIONS="--inspect=0.0.0.0:9229"
CMD ["node", "server.js"]
