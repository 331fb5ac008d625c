FROM x:1
# evidence
ADD --checksum=sha256:abababababababababababababababababababababababababababababababab https://example.com/a /a
#----
FROM x:1
# evidence
RUN curl -fsSLo a https://example.com/a && echo "abc  a" | sha256sum -c -
#----
FROM x:1
# evidence
COPY . /app
#----
FROM x:1
ADD rootfs.tar.xz /
RUN curl -fsSLo a https://example.com/a
