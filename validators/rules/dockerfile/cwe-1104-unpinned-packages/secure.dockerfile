FROM x:1
# evidence
RUN apt-get install -y curl=7.88.1-10
#----
FROM x:1
# evidence
RUN pip install flask==3.0.0
#----
FROM x:1
# evidence
RUN npm ci
#----
FROM x:1
# evidence
RUN apt-get install -y --no-install-recommends curl
#----
FROM x:1
# evidence
RUN yum install -y httpd-2.4.6
#----
FROM x:1
RUN pip install -r requirements.txt && pip install . && apt-get clean
