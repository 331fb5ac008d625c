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

static void any_bytes(unsigned char *to, int n)
{
    for (int i = 0; i < n; i++)
        to[i] = (unsigned char)(rand() >> 2);
}

void roll_dice(void)
{
    unsigned char pips[8];
    any_bytes(pips, 8);
    for (int i = 0; i < 8; i++)
        printf("%d ", pips[i] % 6 + 1);
}
