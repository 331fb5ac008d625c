#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void list(int argc, char **argv)
{
    char command[200] = "ls ";
    strncat(command, argv[1], 150);
    system(command); // finding
}

void mail(void)
{
    char line[100] = "";
    char command[300];
    if (fgets(line, sizeof(line), stdin) == NULL)
        return;
    snprintf(command, sizeof(command), "mail -s hello %s", line);
    FILE *pipe = popen(command, "w"); // finding
    if (pipe)
        pclose(pipe);
}

void run(char *value)
{
    execl("/bin/sh", "sh", "-c", value, (char *)NULL); // finding
}
