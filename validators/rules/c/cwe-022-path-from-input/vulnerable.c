#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void show(int argc, char **argv)
{
    char path[200] = "/srv/data/";
    strncat(path, argv[1], 150);
    FILE *file = fopen(path, "r"); // finding
    if (file)
        fclose(file);
}

void store(void)
{
    char name[100] = "";
    if (fgets(name, sizeof(name), stdin) == NULL)
        return;
    int out = open(name, O_WRONLY | O_CREAT, 0600); // finding
    if (out >= 0)
        close(out);
}

void drop(void)
{
    char path[300];
    const char *name = getenv("STALE");
    snprintf(path, sizeof(path), "/var/tmp/%s", name ? name : "none");
    unlink(path); // finding
}

int compared_too_early(int argc, char **argv)
{
    char joined[256];
    char real[4096];
    snprintf(joined, sizeof joined, "/srv/share/%s", argv[1]);
    if (strncmp(joined, "/srv/share/", 11) != 0)
        return -1;
    if (realpath(joined, real) == NULL)
        return -1;
    return open(real, O_RDONLY); // finding
}

static const char stock[] = "/srv/stock";

int neighbour_too(int argc, char **argv)
{
    char joined[256];
    char real[4096];
    snprintf(joined, sizeof joined, "/srv/stock/%s", argv[1]);
    if (realpath(joined, real) == NULL)
        return -1;
    if (strncmp(real, stock, sizeof stock - 1) != 0)
        return -1;
    return open(real, O_RDONLY); // finding
}

int neighbour_of_resolved(int argc, char **argv)
{
    char home[4096];
    char real[4096];
    if (realpath("/srv/stock", home) == NULL || realpath(argv[1], real) == NULL)
        return -1;
    if (strncmp(home, real, strlen(home)) != 0)
        return -1;
    return open(real, O_RDONLY); // finding
}

static void shown_by(const char **which)
{
    char path[200];
    snprintf(path, sizeof path, "/srv/stock/%s", *which);
    FILE *file = fopen(path, "r"); // finding
    if (file)
        fclose(file);
}

int chosen_later(int argc, char **argv)
{
    const char *wanted = "all";
    const char *other = "none";
    const char **which = &wanted;
    if (argc > 1)
        wanted = argv[1];
    shown_by(which);
    puts(other);
    return 0;
}

int set_through(int argc, char **argv)
{
    const char *wanted = "all";
    const char **which = &wanted;
    *which = argv[1];
    return open(wanted, O_RDONLY); // finding
}
