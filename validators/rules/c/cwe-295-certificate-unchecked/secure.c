#include <curl/curl.h>
#include <openssl/ssl.h>

void context(SSL_CTX *context)
{
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL); // evidence
}

void transfer(CURL *curl)
{
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L); // evidence
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L); // evidence
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 0L);
}

SSL *dial_pilot(int fd, const char *host)
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    SSL *ssl = SSL_new(ctx);
    SSL_set_fd(ssl, fd);
    if (SSL_connect(ssl) != 1 || SSL_get_verify_result(ssl) != X509_V_OK)
        return NULL;
    return ssl;
}

SSL *greet_ship(SSL_CTX *ready, int fd)
{
    SSL *ssl = SSL_new(ready);
    SSL_set_fd(ssl, fd);
    return SSL_connect(ssl) == 1 ? ssl : NULL;
}
