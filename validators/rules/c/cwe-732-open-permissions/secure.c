#include <fcntl.h>
#include <sys/stat.h>

void one(const char *path)
{
    chmod(path, 0600); // evidence
}

int two(const char *path)
{
    return open(path, O_CREAT | O_WRONLY, 0600); // evidence
}

void three(const char *path)
{
    umask(077); // evidence
    mkdir(path, 0755);
}
