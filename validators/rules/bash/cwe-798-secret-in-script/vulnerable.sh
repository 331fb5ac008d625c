DB_PASSWORD=hunter2x # finding
#----
mysql -uroot -phunter2 db # finding
#----
docker login -u a -p hunter2 # finding
#----
curl -u admin:hunter2 https://x # finding
#----
DB_PASSWORD="${DB_PASSWORD:-vT8kz2qLw94}" # finding
#----
mysqldump -u deploy -p"$PGPASSWORD" shop > dump.sql # finding
