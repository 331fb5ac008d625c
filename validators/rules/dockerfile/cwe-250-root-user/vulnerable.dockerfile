# finding
FROM debian:12.5
RUN apt-get update
CMD ["sleep", "1"]
#----
FROM debian:12.5
# finding
USER root
CMD ["sleep", "1"]
#----
FROM golang:1.22 AS build
USER 1000
RUN go build -o /app .
# finding
FROM alpine:3.19
COPY --from=build /app /app
ENTRYPOINT ["/app"]
#----
FROM node:20.11
USER 1000
RUN npm ci
# finding
USER 0:0
CMD ["node", "x.js"]
