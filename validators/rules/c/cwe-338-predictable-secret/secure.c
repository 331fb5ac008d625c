#include <openssl/rand.h>
#include <stdlib.h>
#include <sys/random.h>

int make_token(unsigned char *out, int size)
{
    return RAND_bytes(out, size); // evidence
}

unsigned session_id(void)
{
    return arc4random(); // evidence
}

long new_salt(unsigned char *out)
{
    return getrandom(out, 16, 0); // evidence
}

int roll_dice(void)
{
    return 1 + rand() % 6;
}
