FROM debian:12.5
# evidence
USER 10001:10001
CMD ["sleep", "1"]
#----
FROM golang:1.22 AS build
RUN go build -o /app .
FROM alpine:3.19
COPY --from=build /app /app
USER root
RUN adduser -D app
# evidence
USER app
ENTRYPOINT ["/app"]
#----
FROM python:3.12-slim
RUN useradd -u 1000 app
# evidence
USER 1000
CMD python main.py
#----
FROM gcr.io/distroless/base:nonroot
COPY app /app
ENTRYPOINT ["/app"]
