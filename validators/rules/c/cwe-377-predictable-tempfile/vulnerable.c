#include <stdio.h>
#include <stdlib.h>

FILE *one(void)
{
    char name[L_tmpnam];
    tmpnam(name); // finding
    return fopen(name, "w+");
}

char *two(void)
{
    return tempnam("/tmp", "job"); // finding
}

FILE *three(void)
{
    char name[] = "/tmp/jobXXXXXX";
    return fopen(mktemp(name), "w"); // finding
}

FILE *tide_scratch(char *name, size_t room) // finding: name-that-can-be-guessed
{
    snprintf(name, room, "/tmp/tide-%ld.txt", (long)getpid());
    return fopen(name, "w");
}
