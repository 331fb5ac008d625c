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

int resolved(int argc, char **argv)
{
    char joined[256];
    char real[4096];
    snprintf(joined, sizeof joined, "/srv/share/%s", argv[1]);
    if (realpath(joined, real) == NULL)
        return -1;
    if (strncmp(real, "/srv/share/", 11) != 0)
        return -1;
    int in = open(real, O_RDONLY); // evidence
    return in;
}

int part_by_part(int argc, char **argv)
{
    char home[4096];
    char real[4096];
    if (realpath("/srv/stock", home) == NULL || realpath(argv[1], real) == NULL)
        return -1;
    size_t n = strlen(home);
    if (strncmp(home, real, n) != 0 || (real[n] != '/' && real[n] != '\0'))
        return -1;
    return open(real, O_RDONLY);
}

int pointed_elsewhere(int argc, char **argv)
{
    const char *wanted = "all";
    const char *other = "none";
    const char **which = &wanted;
    which = &other;
    wanted = argv[1];
    puts(wanted);
    return open(*which, O_RDONLY); // evidence
}
