FROM debian:12.5
# finding
ADD https://example.com/tool.tar.gz /opt/
# finding
RUN curl -sSL https://example.com/install.sh | sh
# finding
RUN apt-get update && wget -qO- https://example.com/i.sh | sudo bash
# finding
RUN curl -k -o /tmp/x https://example.com/x
