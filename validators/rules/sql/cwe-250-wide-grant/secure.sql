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
