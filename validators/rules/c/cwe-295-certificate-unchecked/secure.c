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
