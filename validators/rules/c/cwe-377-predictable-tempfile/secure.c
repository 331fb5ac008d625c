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

int tide_scratch(char *name, size_t room)
{
    snprintf(name, room, "/tmp/tide-%ld.txt", (long)getpid());
    return open(name, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

int tide_log(char *name, size_t room)
{
    snprintf(name, room, "/var/log/tide-%ld.txt", (long)getpid());
    return open(name, O_WRONLY | O_CREAT, 0600);
}

FILE *tide_table(const char *table, char *label, size_t room)
{
    snprintf(label, room, "/tmp/tide-%ld.txt", (long)getpid());
    puts(label);
    return fopen(table, "r");
}

FILE *tide_new(void)
{
    char name[64];
    sprintf(name, "/tmp/tide-%ld.txt", (long)getpid());
    return fopen(name, "wx");
}

int tide_own(char *name, size_t room, const char *state_dir)
{
    snprintf(name, room, "%s/tide-%d", state_dir, getpid());
    return open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);
}

int tide_new(char *name, size_t room)
{
    snprintf(name, room, "%s/tide-%d", getenv("TMPDIR"), getpid());
    return open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
}
