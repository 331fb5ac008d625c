FROM debian:12.5
# finding
RUN apt-get update && apt-get install -y curl
# finding
RUN pip install flask
# finding
RUN apt-get -y upgrade
# finding
RUN npm install -g typescript
