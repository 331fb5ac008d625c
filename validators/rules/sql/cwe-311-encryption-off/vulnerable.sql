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
