#include <curl/curl.h>
#include <libpq-fe.h>
#include <mysql/mysql.h>
#include <stdlib.h>
#include <string.h>

PGconn *reports(void)
{
    return PQsetdbLogin("db", "5432", NULL, NULL, "reports", "reports", getenv("REPORTS_WORD")); // evidence
}

MYSQL *orders(MYSQL *c)
{
    return mysql_real_connect(c, "db", "orders", getenv("ORDERS_WORD"), "orders", 0, NULL, 0); // evidence
}

MYSQL *by_socket(MYSQL *c, const char *word)
{
    return mysql_real_connect(c, "db", "orders", word, "orders", 0, NULL, 0);
}

PGconn *stock(void)
{
    return PQconnectdb("host=db user=stock sslmode=verify-full");
}

int admin(const char *password, const char *stored)
{
    const char *hashed = crypt(password, stored);
    return hashed != NULL && strcmp(hashed, stored) == 0;
}

int empty(const char *password)
{
    return strcmp(password, "") == 0;
}

void fetch(CURL *c, const char *both)
{
    curl_easy_setopt(c, CURLOPT_USERPWD, both);
    curl_easy_setopt(c, CURLOPT_URL, "https://example.org/");
}

int bind_it(LDAP *l, const char *who)
{
    return ldap_simple_bind_s(l, who, getenv("LDAP_WORD")); // evidence
}

int log_on(HANDLE *token)
{
    return LogonUserA("robot", "domain", getenv("ROBOT_WORD"), 2, 0, token); // evidence
}

const char *quay_password(void)
{
    const char *known = "Anch0r!Chain";
    const char *both[2] = { known, getenv("QUAY_PASSWORD") };
    return both[1];
}

const char *column_for_password(void)
{
    return "password";
}

const char *why_no_password(int code)
{
    return code ? "cannot read it" : "";
}
