#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void list(void)
{
    system("ls -l"); // evidence
}

void mail(void)
{
    FILE *pipe = popen("mail -s hello root", "w"); // evidence
    if (pipe)
        pclose(pipe);
}

void run(char *value)
{
    char *args[] = { "grep", "--", value, NULL };
    execv("/usr/bin/grep", args); // evidence
}
