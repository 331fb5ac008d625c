# finding
FROM debian:12
CMD ["x"]
#----
FROM debian:12
USER app
# finding
USER root
CMD ["x"]
#----
FROM golang:1 AS build
USER app
#
# finding
FROM scratch
COPY --from=build /x /x
ENTRYPOINT ["/x"]
#----
ARG U=0
FROM debian:12
ARG U=0
# finding
USER ${U}
CMD ["x"]
