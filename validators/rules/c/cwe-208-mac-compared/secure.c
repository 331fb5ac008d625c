#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <string.h>

int bill_is_ours(const unsigned char *bill, size_t n, const unsigned char *seal, const unsigned char *key)
{
    unsigned char own[32];
    unsigned int got = 0;
    HMAC(EVP_sha256(), key, 32, bill, n, own, &got);
    return CRYPTO_memcmp(own, seal, sizeof(own)) == 0; // evidence: every-byte-compared
}

int seal_fits(EVP_MD_CTX *ctx, const unsigned char *seal, size_t n)
{
    unsigned char own[64];
    size_t got = sizeof(own);
    if (EVP_DigestSignFinal(ctx, own, &got) != 1 || got != n)
        return 0;
    return timingsafe_bcmp(seal, own, n) == 0; // evidence
}

int key_fits(const unsigned char *given, const unsigned char *own)
{
    return sodium_memcmp(given, own, 32) == 0; // evidence
}

int same_cargo(const char *one, const char *other)
{
    return strcmp(one, other) == 0;
}

int is_bill(const unsigned char *head)
{
    return memcmp(head, "BILL", 4) == 0;
}

int frame_is_ours(const unsigned char *psk, const unsigned char *frame, size_t n, const unsigned char *mic)
{
    unsigned char own[20];
    hmac_sha1(psk, 32, frame, n, own);
    return timingsafe_memcmp(own, mic, 16) == 0; // evidence
}
