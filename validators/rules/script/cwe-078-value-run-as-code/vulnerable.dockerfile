FROM alpine:3.20.3
# finding
RUN eval "$BUILD_STEPS"
# finding
HEALTHCHECK CMD ["sh", "-c", "eval \"$CHECK\""]
# finding
ENTRYPOINT ["sh", "-c", "eval \"$JOB_ARGS\""]
# finding
RUN eval "$(curl env.corp.example/x)"
# finding
RUN eval "$(cat env.sh)"
# finding
RUN eval "$(ssh-agent -s) $BUILD"
# finding
CMD ["sh", "-c", "eval exec $JOB"]
#----
FROM alpine:3.20.3
# finding
ENTRYPOINT ["/bin/bash", "-c", "eval \"$@\"", "--"]
