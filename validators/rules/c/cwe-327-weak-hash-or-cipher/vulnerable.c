#include <openssl/evp.h>
#include <openssl/md5.h>

void digest(const unsigned char *text, size_t size, unsigned char *out)
{
    MD5(text, size, out); // finding
}

void context(EVP_MD_CTX *context)
{
    EVP_DigestInit_ex(context, EVP_sha1(), NULL); // finding
}

void cipher(EVP_CIPHER_CTX *context, const unsigned char *key)
{
    EVP_EncryptInit_ex(context, EVP_aes_128_ecb(), NULL, key, NULL); // finding
}
