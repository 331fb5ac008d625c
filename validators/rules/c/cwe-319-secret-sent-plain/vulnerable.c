#include <string.h>
#include <sys/socket.h>

struct account { char user[32]; char password[64]; };

int log_in(int s, const char *password)
{
    return (int)send(s, password, strlen(password), 0); // finding
}

int log_in_as(int s, struct account *who)
{
    send(s, who->user, strlen(who->user), 0);
    return (int)send(s, who->password, strlen(who->password), 0); // finding
}

int announce(int s, const struct sockaddr *to, unsigned n)
{
    char shared_secret[32] = "k";
    return (int)sendto(s, shared_secret, sizeof shared_secret, 0, to, n); // finding
}
