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
RUN wget -q https://example.com/a.tgz https://example.com/a.tgz.asc && gpg --batch --verify a.tgz.asc a.tgz && tar -xzf a.tgz
#----
FROM x:1
ADD rootfs.tar.xz /
RUN curl -fsSLo a https://example.com/a
