FROM debian:12
# evidence
USER 10001:10001
CMD ["x"]
#----
FROM debian:12 AS base
# evidence
USER app
FROM base
CMD ["x"]
#----
# evidence
FROM gcr.io/distroless/static:nonroot
ENTRYPOINT ["/x"]
#----
FROM debian:12
USER root
RUN x
# evidence
USER app
