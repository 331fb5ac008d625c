#include <string>
#include <sys/wait.h>
#include <unistd.h>

int backup(const std::string &directory) {
    const pid_t child = fork();
    if (child == 0) {
        execlp("tar", "tar", "czf", "/var/backup/all.tar.gz", "--", directory.c_str(), static_cast<char *>(nullptr));
        _exit(127);
    }
    int status = 0;
    return child < 0 || waitpid(child, &status, 0) < 0 ? -1 : status;
}
