FROM x:1
# evidence
RUN useradd --uid 10001 app
#----
FROM x:1
# evidence
ENTRYPOINT ["gosu", "app", "/x"]
#----
FROM x:1
# evidence
RUN addgroup -S app && adduser -S app -G app
