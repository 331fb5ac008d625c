FROM debian:12.5
# evidence
COPY --chmod=0550 run.sh /run.sh
# evidence
RUN chmod 750 /app/run.sh
# evidence
RUN chmod -R 0550 /app
RUN chmod +x /app/run.sh
