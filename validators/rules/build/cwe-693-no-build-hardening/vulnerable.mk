CFLAGS += -fno-stack-protector # finding
#----
LDFLAGS = -Wl,-z,execstack # finding
#----
# finding
CFLAGS := -O2 -Wall
x: x.c
	$(CC) $(CFLAGS) -o x x.c
#----
CFLAGS += -U_FORTIFY_SOURCE # finding
