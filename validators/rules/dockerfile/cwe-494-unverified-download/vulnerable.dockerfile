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
ADD . /app
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
