FROM x:1
# finding
ADD https://example.com/a /a
#----
FROM x:1
# finding
RUN curl -fsSL https://example.com/i.sh | sudo bash -s -- y
#----
FROM x:1
# finding
RUN bash -c "$(curl -fsSL https://example.com/i.sh)"
#----
FROM x:1
# finding
RUN wget http://example.com/a.tar.gz
#----
FROM x:1
# finding
RUN <<EOF
curl https://example.com/i | sh
EOF
#----
FROM debian:12
RUN curl -fsSLo /tmp/t.tgz https://dl.example.org/t-1.2.tgz && tar -xzf /tmp/t.tgz -C /opt # finding
#----
FROM python:3.12
RUN pip install --index-url http://pypi.example.org/simple shop # finding
