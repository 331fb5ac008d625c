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

int rename_berth(sqlite3 *db, const char *berth, long id)
{
    char *query = sqlite3_mprintf("UPDATE berths SET name = '%s' WHERE id = %ld", berth, id);
    int status = sqlite3_exec(db, query, NULL, NULL, NULL); // finding
    sqlite3_free(query);
    return status;
}

int find_berth(sqlite3 *db, const char *column)
{
    char *query = sqlite3_mprintf("SELECT id FROM berths ORDER BY %q", column);
    return sqlite3_exec(db, query, NULL, NULL, NULL); // finding
}

int drop_berth(sqlite3 *db, const char *berth)
{
    char query[200];
    sqlite3_snprintf(sizeof(query), query, "DELETE FROM berths WHERE name = '%s'", berth);
    return sqlite3_exec(db, query, NULL, NULL, NULL); // finding
}

int find_berth(sqlite3 *db, const char *berth)
{
    char *doubled = sqlite3_mprintf("%q", berth);
    char *query = sqlite3_mprintf("SELECT id FROM berths WHERE id = %s", doubled);
    return sqlite3_exec(db, query, NULL, NULL, NULL); // finding
}

int sort_berths(sqlite3 *db, const char *berth, const char *column)
{
    char *doubled = sqlite3_mprintf("%q", berth);
    char *query = sqlite3_mprintf("SELECT id FROM berths WHERE name = '%s' ORDER BY %s", doubled, column);
    return sqlite3_exec(db, query, NULL, NULL, NULL); // finding
}
