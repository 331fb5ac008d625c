FROM debian:12.5
# evidence
ADD --checksum=sha256:2e863c44b718727c860746568e1d54afd13b2fa71b160f5cd9058fc436217b30 https://example.com/tool.tar.gz /opt/
# evidence
RUN curl -fsSLo /tmp/t https://example.com/t && echo "2e863c44  /tmp/t" | sha256sum -c - && install /tmp/t /usr/bin/t
# evidence
RUN wget -q https://example.com/t.sig https://example.com/t && gpg --verify t.sig t
ADD files.tar.gz /opt/
RUN curl -fsS https://example.com/health
