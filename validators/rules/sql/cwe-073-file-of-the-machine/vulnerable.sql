SELECT pg_read_file('/etc/passwd'); # finding
SELECT LOAD_FILE('/etc/mysql/my.cnf'); # finding
COPY t FROM '/etc/passwd'; # finding
SET GLOBAL secure_file_priv = ''; # finding
EXEC sp_configure 'Ad Hoc Distributed Queries', 1; # finding
GRANT pg_read_server_files TO app; # finding
