#include <openssl/evp.h>
#include <openssl/sha.h>

void digest(const unsigned char *text, size_t size, unsigned char *out)
{
    SHA256(text, size, out); // evidence
}

void context(EVP_MD_CTX *context)
{
    EVP_DigestInit_ex(context, EVP_sha512(), NULL); // evidence
}

void cipher(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *iv)
{
    EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, iv); // evidence
}
