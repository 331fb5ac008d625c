FROM debian:12.5
# evidence
RUN --mount=type=secret,id=npm npm ci
# evidence
RUN --mount=type=secret,id=token,target=/run/token curl -H @/run/token https://example.com/
# evidence
RUN --mount=type=secret,id=pip,env=PIP_TOKEN pip install --require-hashes -r requirements.txt
ARG API_KEY
ENV PASSWORD_FILE=/run/secrets/db
ENV TOKEN=$TOKEN
ENV TOKENIZERS_PARALLELISM=false
COPY env.example /app/
