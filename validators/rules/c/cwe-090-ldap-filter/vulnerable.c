#include <ldap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int pilots_named(LDAP *ld, const char *name, LDAPMessage **found)
{
    char filter[256];
    snprintf(filter, sizeof(filter), "(&(objectClass=pilot)(cn=%s))", name);
    return ldap_search_ext_s(ld, "ou=pilots,dc=port", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 10, found); // finding
}

int berth_of(LDAP *ld, LDAPMessage **found)
{
    char filter[300] = "(berth=";
    char *berth = getenv("BERTH");
    strncat(filter, berth, 200);
    strcat(filter, ")");
    return ldap_search_s(ld, "ou=berths,dc=port", LDAP_SCOPE_ONELEVEL, filter, NULL, 0, found); // finding
}

int under(LDAP *ld, int argc, char **argv, LDAPMessage **found)
{
    char base[200];
    sprintf(base, "ou=%.100s,dc=port", argv[1]);
    return ldap_search_s(ld, base, LDAP_SCOPE_ONELEVEL, "(objectClass=*)", NULL, 0, found); // finding
}
