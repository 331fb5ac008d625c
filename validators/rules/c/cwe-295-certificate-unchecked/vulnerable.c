#include <curl/curl.h>
#include <openssl/ssl.h>

void context(SSL_CTX *context)
{
    SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL); // finding
}

void connection(SSL *connection)
{
    SSL_set_verify(connection, 0, NULL); // finding
}

void transfer(CURL *curl)
{
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L); // finding
}

SSL *dial_harbour(int fd) // finding: never-asked-for
{
    SSL_CTX *ctx = SSL_CTX_new(TLS_client_method());
    SSL *ssl = SSL_new(ctx);
    SSL_set_fd(ssl, fd);
    return SSL_connect(ssl) == 1 ? ssl : NULL;
}
