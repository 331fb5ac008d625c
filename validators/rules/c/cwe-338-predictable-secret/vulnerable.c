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
