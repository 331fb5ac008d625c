psql -c "UPDATE releases SET note = '$3' WHERE id = 1" # finding
#----
mysql shop -e "SELECT * FROM users WHERE name = '$user_name'" # finding
#----
echo "DELETE FROM items WHERE title = '$title'" | sqlite3 shop.db # finding
#----
sqlite3 shop.db "INSERT INTO log VALUES ('${1}')" # finding
#----
who=$1
# finding
psql --quiet <<END
SELECT * FROM person WHERE mail = '$who';
END
