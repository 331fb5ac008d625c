FROM x:1
ADD . /app # finding
#----
FROM x:1
ADD requirements.txt /app/ # finding
#----
FROM x:1
ADD ["a b.txt", "/app/"] # finding
