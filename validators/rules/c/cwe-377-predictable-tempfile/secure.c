#include <stdio.h>
#include <stdlib.h>

FILE *one(void)
{
    return tmpfile(); // evidence
}

int two(void)
{
    char name[] = "/tmp/jobXXXXXX";
    return mkstemp(name); // evidence
}

char *three(void)
{
    static char name[] = "/tmp/jobXXXXXX";
    return mkdtemp(name); // evidence
}
