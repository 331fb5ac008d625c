CFLAGS = -O2 -fstack-protector-strong -D_FORTIFY_SOURCE=3 # evidence
LDFLAGS = -pie -Wl,-z,relro,-z,now # evidence
#----
CFLAGS += -O2 -Wall
#----
CPPFLAGS += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 # evidence
