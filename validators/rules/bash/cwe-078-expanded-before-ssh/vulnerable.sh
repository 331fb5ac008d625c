ssh web "rm -rf /srv/$1" # finding
#----
ssh deploy@web "docker stop ${APP_NAME} && docker pull x" # finding
#----
#!/bin/sh # finding
ssh web <<EOF
cd /srv
echo $release > current
EOF
#----
#!/bin/bash # finding
cat list | ssh -T admin@db bash <<-END
  psql -c "DROP TABLE ${table}"
END
