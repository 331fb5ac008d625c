#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void show(void)
{
    FILE *file = fopen("/srv/data/list", "r"); // evidence
    if (file)
        fclose(file);
}

void store(int argc, char **argv)
{
    const char *name = argv[1];
    if (strstr(name, "..") || strchr(name, '/'))
        return;
    int out = open(name, O_WRONLY | O_CREAT, 0600); // evidence
    if (out >= 0)
        close(out);
}

void last(int argc, char **argv)
{
    FILE *file = fopen(basename(argv[1]), "r"); // evidence
    if (file)
        fclose(file);
}
