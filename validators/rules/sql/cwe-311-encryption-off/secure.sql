# evidence
ALTER DATABASE Shop SET ENCRYPTION ON;
#----
# evidence
CREATE USER 'a'@'10.0.0.1' IDENTIFIED BY RANDOM PASSWORD REQUIRE X509;
#----
# evidence
SET GLOBAL require_secure_transport = ON;
#----
CREATE TABLE encryption (id int);
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2', sslmode 'verify-full'); # evidence
