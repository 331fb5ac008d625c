#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

void find(sqlite3 *db, const char *name)
{
    char query[256];
    snprintf(query, sizeof(query), "SELECT id FROM users WHERE name = '%s'", name);
    sqlite3_exec(db, query, NULL, NULL, NULL); // finding
}

void drop(MYSQL *db, int argc, char **argv)
{
    char query[256] = "DELETE FROM items WHERE id = ";
    strncat(query, argv[1], 100);
    mysql_query(db, query); // finding
}

void show(PGconn *db)
{
    char line[64], query[256];
    if (!fgets(line, sizeof(line), stdin))
        return;
    sprintf(query, "SELECT * FROM t WHERE a = %s", line);
    PQexec(db, query); // finding
}
