FROM x:1
# finding
RUN curl -fsSLk https://x/y
#----
FROM x:1
# finding
RUN wget --no-check-certificate https://x/y
#----
FROM x:1
# finding
RUN pip install --trusted-host pypi.example x==1
#----
FROM x:1
# finding
RUN apt-get install -y --allow-unauthenticated x
#----
FROM x:1
# finding
RUN yum install -y --nogpgcheck x
#----
FROM x:1
# finding
RUN npm config set strict-ssl false
#----
FROM x:1
# finding
RUN git config --global http.sslVerify false
#----
FROM x:1
# finding
RUN apk add --allow-untrusted x.apk
#----
FROM x:1
# finding
RUN echo "deb [trusted=yes] https://x ./" > /etc/apt/sources.list
#----
FROM x:1
# finding
ENV NODE_TLS_REJECT_UNAUTHORIZED=0
#----
FROM debian:12
RUN GIT_SSL_NO_VERIFY=1 git clone https://git.example.org/x.git # finding
