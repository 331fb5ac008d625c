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

FILE *tide_scratch(char *name, size_t room)
{
    snprintf(name, room, "/tmp/tide-%ld.txt", (long)getpid());
    return fopen(name, "w"); // finding: name-that-can-be-guessed
}

int tide_dump(void)
{
    char name[64];
    sprintf(name, "/var/tmp/tide.%d", getpid());
    int file = open(name, O_WRONLY | O_CREAT, 0600); // finding: name-that-can-be-guessed
    return file;
}

int tide_note(char *name, size_t room)
{
    const char *tmpdir = getenv("TMPDIR");
    snprintf(name, room, "%s/tide-%d", tmpdir ? tmpdir : "/tmp", getpid());
    return open(name, O_RDWR | O_CREAT | O_TRUNC, 0600); // finding: name-that-can-be-guessed
}
