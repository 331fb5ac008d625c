#include <stdlib.h>

void make_token(char *out, int size)
{
    for (int i = 0; i < size; i++)
        out[i] = 'a' + rand() % 26; // finding
}

long session_id(void)
{
    return random(); // finding
}

unsigned new_salt(void)
{
    return (unsigned)lrand48(); // finding
}

static void some_bytes(unsigned char *to, int n)
{
    for (int i = 0; i < n; i++)
        to[i] = (unsigned char)(rand() >> 2);
}

void greet_crew(void)
{
    unsigned char token[8];
    some_bytes(token, 8);
    for (int i = 0; i < 8; i++)
        printf("%02x", token[i]); // finding: predictable-secret
}
