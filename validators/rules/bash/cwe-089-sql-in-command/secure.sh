psql -v note="$3" -f release.sql # evidence
#----
psql --set name="$user" -c "SELECT 1" # evidence
#----
psql -X -v id="$1" -f one-item.sql # evidence
#----
mysql shop -e "SELECT COUNT(*) FROM users"
psql -h "$HOST" -c "VACUUM ANALYZE"
#----
who=$1
psql --quiet <<'END'
PREPARE one AS SELECT * FROM person WHERE mail = $1;
END
