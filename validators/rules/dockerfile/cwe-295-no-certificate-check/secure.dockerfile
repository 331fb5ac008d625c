FROM x:1
# evidence
RUN curl -fsSL https://x/y -o y
#----
FROM x:1
# evidence
RUN wget -q https://x/y
#----
FROM x:1
# evidence
ENV NODE_TLS_REJECT_UNAUTHORIZED=1
#----
FROM x:1
RUN apt-get install -y --no-install-recommends x && pip install --index-url https://p/ x==1
