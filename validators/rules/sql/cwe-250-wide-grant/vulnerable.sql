# finding
GRANT ALL PRIVILEGES ON DATABASE d TO app;
#----
# finding
GRANT SELECT ON t TO PUBLIC;
#----
# finding
CREATE ROLE app LOGIN SUPERUSER;
#----
# finding
GRANT SELECT ON t TO a WITH GRANT OPTION;
#----
# finding
GRANT SELECT ON *.* TO 'a'@'%';
#----
# finding
GRANT SELECT ANY TABLE, DROP ANY TABLE TO reporting;
#----
# finding
GRANT CONTROL ON DATABASE::Shop TO shop_app;
GRANT ROLE ACCOUNTADMIN TO USER app; # finding
CREATE NETWORK POLICY p ALLOWED_IP_LIST = ('0.0.0.0/0'); # finding
GRANT `roles/bigquery.dataViewer` ON SCHEMA d TO "specialGroup:allAuthenticatedUsers"; # finding
