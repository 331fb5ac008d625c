redis-server --requirepass "$(cat /run/secrets/redis)" --bind 0.0.0.0 # evidence
mongod --auth --bind_ip_all # evidence
x11vnc -rfbauth /etc/vnc/passwd -forever # evidence
mysqld --skip-grant-tables --skip-networking &
redis-server --protected-mode no --bind 127.0.0.1
jupyter lab --ip=127.0.0.1 --NotebookApp.token=''
mongod --dbpath /data --bind_ip 127.0.0.1
xhost +si:localuser:app
docker -H tcp://127.0.0.1:2375 ps
