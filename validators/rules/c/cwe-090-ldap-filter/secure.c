#include <ctype.h>
#include <ldap.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int all_pilots(LDAP *ld, LDAPMessage **found)
{
    return ldap_search_s(ld, "ou=pilots,dc=port", LDAP_SCOPE_ONELEVEL, "(objectClass=pilot)", NULL, 0, found); // evidence: constant-filter
}

int by_number(LDAP *ld, const char *text, LDAPMessage **found)
{
    char filter[64];
    snprintf(filter, sizeof(filter), "(pilotNumber=%d)", atoi(text));
    return ldap_search_ext_s(ld, "ou=pilots,dc=port", LDAP_SCOPE_SUBTREE, filter, NULL, 0, NULL, NULL, NULL, 10, found); // evidence
}

int all_berths(LDAP *ld, LDAPMessage **found)
{
    return ldap_search_ext_s(ld, "ou=berths,dc=port", LDAP_SCOPE_SUBTREE, "(open=TRUE)", NULL, 0, NULL, NULL, NULL, 10, found); // evidence
}
