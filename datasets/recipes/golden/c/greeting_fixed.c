#include <stdio.h>

void greet(const char *name) {
    char line[64];
    int written = snprintf(line, sizeof line, "Hello, %s", name);
    if (written < 0) {
        return;
    }
    puts(line);
}
