#include <curl/curl.h>
#include <libpq-fe.h>
#include <mysql/mysql.h>
#include <string.h>

PGconn *reports(void)
{
    const char *user = "reports";
    const char *word = "L4ntern-Hollow";
    return PQsetdbLogin("db", "5432", NULL, NULL, "reports", user, word); // finding
}

MYSQL *orders(MYSQL *c)
{
    return mysql_real_connect(c, "db", "orders", "n1ght-0wl", "orders", 0, NULL, 0); // finding
}

PGconn *stock(void)
{
    return PQconnectdb("host=db user=stock password=Br1dle9"); // finding
}

int admin(const char *password)
{
    return strcmp(password, "letmein42") == 0; // finding
}

void fetch(CURL *c)
{
    curl_easy_setopt(c, CURLOPT_USERPWD, "robot:t0aster"); // finding
}
