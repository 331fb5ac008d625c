#include <stdio.h>
#include <string.h>

void greet(const char *name) {
    char line[64];
    strcpy(line, "Hello, ");
    strcat(line, name);
    puts(line);
}
