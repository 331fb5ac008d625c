#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

void find(sqlite3 *db, const char *name)
{
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(db, "SELECT id FROM users WHERE name = ?", -1, &statement, NULL); // evidence
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_TRANSIENT);
}

void count(PGconn *db)
{
    PQexec(db, "SELECT count(*) FROM t"); // evidence
}

void one(PGconn *db, const char *id)
{
    const char *values[] = { id };
    PQexecParams(db, "SELECT a FROM t WHERE id = $1", 1, NULL, values, NULL, NULL, 0); // evidence
}

void number(MYSQL *db, char *text)
{
    char query[128];
    snprintf(query, sizeof(query), "SELECT a FROM t WHERE id = %d", atoi(text));
    mysql_query(db, query); // evidence
}

int rename_berth(sqlite3 *db, const char *berth, long id)
{
    char *query = sqlite3_mprintf("UPDATE berths SET name = %Q WHERE id = %ld", berth, id);
    int status = sqlite3_exec(db, query, NULL, NULL, NULL); // evidence: quoted-values
    sqlite3_free(query);
    return status;
}

int drop_berth(sqlite3 *db, const char *berth)
{
    char query[200];
    sqlite3_snprintf(sizeof(query), query, "DELETE FROM berths WHERE name = '%q'", berth);
    return sqlite3_exec(db, query, NULL, NULL, NULL); // evidence: quoted-values
}

int find_berth(sqlite3 *db, const char *berth)
{
    char *doubled = sqlite3_mprintf("%q", berth);
    char *query = sqlite3_mprintf("SELECT id FROM berths WHERE name = '%s'", doubled);
    return sqlite3_exec(db, query, NULL, NULL, NULL); // evidence: quoted-values
}
