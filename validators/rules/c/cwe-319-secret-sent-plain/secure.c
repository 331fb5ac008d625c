#include <string.h>
#include <sys/socket.h>
#include <openssl/ssl.h>

struct account { char user[32]; char password[64]; };

int log_in(SSL *tls, const char *password)
{
    return SSL_write(tls, password, (int)strlen(password)); // evidence
}

int log_in_as(SSL *tls, struct account *who)
{
    SSL_write(tls, who->user, (int)strlen(who->user));
    return SSL_write(tls, who->password, (int)strlen(who->password)); // evidence
}

int proof(int s, const unsigned char *password_hash, SSL *tls, const char *api_key)
{
    SSL_write(tls, api_key, (int)strlen(api_key)); // evidence
    return (int)send(s, password_hash, 32, 0);
}
