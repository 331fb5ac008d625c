#include <fcntl.h>
#include <sys/stat.h>

void one(const char *path)
{
    chmod(path, 0777); // finding
}

int two(const char *path)
{
    return open(path, O_CREAT | O_WRONLY, 0666); // finding
}

void three(const char *path)
{
    umask(0); // finding
}
