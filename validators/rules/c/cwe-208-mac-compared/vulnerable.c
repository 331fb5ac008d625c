#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <string.h>

int bill_is_ours(const unsigned char *bill, size_t n, const unsigned char *seal, const unsigned char *key)
{
    unsigned char own[32];
    unsigned int got = 0;
    HMAC(EVP_sha256(), key, 32, bill, n, own, &got);
    return memcmp(own, seal, sizeof(own)) == 0; // finding
}

int seal_fits(EVP_MD_CTX *ctx, const unsigned char *seal, size_t n)
{
    unsigned char own[64];
    size_t got = sizeof(own);
    if (EVP_DigestSignFinal(ctx, own, &got) != 1 || got != n)
        return 0;
    return !memcmp(seal, own, n); // finding
}

int stamp_fits(HMAC_CTX *ctx, const char *stamp)
{
    unsigned char own[2];
    char shown[5];
    unsigned int got;
    HMAC_Final(ctx, own, &got);
    snprintf(shown, sizeof(shown), "%02x%02x", own[0], own[1]);
    return strcmp(shown, stamp) == 0; // finding
}

int frame_is_ours(const unsigned char *psk, const unsigned char *frame, size_t n, const unsigned char *mic)
{
    unsigned char own[20];
    hmac_sha1(psk, 32, frame, n, own);
    return memcmp(own, mic, 16) == 0; // finding
}

int parcel_is_ours(const unsigned char *parcel, unsigned long long n, const unsigned char *tag, const unsigned char *key)
{
    unsigned char own[32];
    crypto_auth(own, parcel, n, key);
    return memcmp(tag, own, 32) == 0; // finding
}

int record_fits(struct hmac_sha512_ctx *ctx, const unsigned char *tag)
{
    unsigned char own[64];
    hmac_sha512_digest(ctx, sizeof(own), own);
    return !memcmp(tag, own, sizeof(own)); // finding
}

extern void hmac_sha512(const unsigned char *key, size_t keys, const void *text, size_t texts, unsigned char *mac);

int letter_is_ours(const unsigned char *key, const char *letter, size_t n, const unsigned char *mac)
{
    unsigned char own[64];
    hmac_sha512(key, 64, letter, n, own);
    return memcmp(mac, own, sizeof(own)) == 0; // finding
}
