FROM debian:12.5
# evidence
RUN apt-get update && apt-get install -y --no-install-recommends curl=7.88.1-10
# evidence
RUN pip install --require-hashes -r requirements.txt
# evidence
RUN npm ci --ignore-scripts
RUN make
