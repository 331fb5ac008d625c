FROM x:1
COPY . /app # evidence
#----
FROM x:1
COPY --chown=app:app src/ /app/src/ # evidence
#----
FROM x:1
COPY ["a b.txt", "/app/"] # evidence
#----
FROM x:1
ADD rootfs.tar.xz /
