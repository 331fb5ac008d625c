FROM x:1
# finding
RUN apt-get update && apt-get install -y curl
#----
FROM x:1
# finding
RUN pip install flask
#----
FROM x:1
# finding
RUN apt-get -y dist-upgrade
#----
FROM x:1
# finding
RUN npm install -g typescript
#----
FROM x:1
# finding
RUN gem install bundler
#----
FROM x:1
# finding
RUN yum install -y httpd
#----
FROM x:1
# finding
RUN apk add curl
