# finding
ALTER DATABASE Shop SET ENCRYPTION OFF;
#----
# finding
CREATE USER 'a'@'10.0.0.1' IDENTIFIED BY RANDOM PASSWORD REQUIRE NONE;
#----
# finding
SET GLOBAL require_secure_transport = OFF;
#----
# finding
ALTER SYSTEM SET ssl = 'off';
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db2', sslmode 'disable'); # finding
CREATE SUBSCRIPTION s CONNECTION 'host=db1 sslmode=disable' PUBLICATION p; # finding
EXEC sp_addlinkedserver @server='erp', @provstr='TrustServerCertificate=yes'; # finding
