#include <curl/curl.h>
#include <libpq-fe.h>
#include <mysql/mysql.h>
#include <stdlib.h>
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

MYSQL *stock_elsewhere(MYSQL *c)
{
    return mysql_real_connect(c, getenv("STOCK_HOST"), "stock", "w1llow-Gate", "stock", 0, NULL, 0); // finding
}

PGconn *named_from_outside(void)
{
    return PQsetdbLogin("db", "5432", NULL, NULL, getenv("DB"), getenv("DB_USER"), "w1llow-Gate"); // finding
}

int directory(LDAP *l)
{
    return ldap_simple_bind_s(l, getenv("LDAP_WHO"), "w1llow-Gate"); // finding
}

int log_on(HANDLE *token)
{
    return LogonUserA(getenv("WHO"), "domain", "w1llow-Gate", 2, 0, token); // finding
}

const char *gate_password(void)
{
    const char *known = "Anch0r!Chain";
    const char *both[2] = { known, getenv("GATE_PASSWORD") };
    return both[0]; // finding: returned-password
}
