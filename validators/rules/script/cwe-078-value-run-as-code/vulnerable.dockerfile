FROM alpine:3.20.3
# finding
RUN eval "$BUILD_STEPS"
# finding
HEALTHCHECK CMD ["sh", "-c", "eval \"$CHECK\""]
# finding
ENTRYPOINT ["sh", "-c", "eval \"$JOB_ARGS\""]
