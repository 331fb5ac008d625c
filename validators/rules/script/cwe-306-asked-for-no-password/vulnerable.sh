redis-server --protected-mode no --bind 0.0.0.0 # finding
mongod --dbpath /data --bind_ip_all # finding
mysqld_safe --skip-grant-tables & # finding
jupyter lab --ip=0.0.0.0 --NotebookApp.token='' # finding
x11vnc -nopw -forever # finding
xhost + # finding
dockerd -H tcp://0.0.0.0:2375 -H unix:///var/run/docker.sock # finding
