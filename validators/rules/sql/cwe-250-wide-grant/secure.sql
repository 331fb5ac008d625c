# evidence
GRANT SELECT, INSERT ON app.t TO app;
#----
# evidence
REVOKE ALL ON SCHEMA public FROM PUBLIC;
#----
# evidence
GRANT EXECUTE ON FUNCTION f() TO app;
#----
CREATE ROLE app LOGIN NOSUPERUSER;
GRANT SELECT ON t TO public_web; # evidence
GRANT ROLE reporting TO USER app;
CREATE NETWORK POLICY p ALLOWED_IP_LIST = ('192.0.2.0/24');
