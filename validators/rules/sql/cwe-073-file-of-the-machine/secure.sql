REVOKE FILE ON *.* FROM 'app'@'localhost'; # evidence
EXEC sp_configure 'Ad Hoc Distributed Queries', 0; # evidence
SET GLOBAL secure_file_priv = '/var/lib/mysql-files'; # evidence
COPY t FROM STDIN;
COPY t FROM '/srv/import/t.csv' CSV;
SELECT file FROM profile;
GRANT EXECUTE ON FUNCTION wal_info(int) TO pg_read_server_files;
