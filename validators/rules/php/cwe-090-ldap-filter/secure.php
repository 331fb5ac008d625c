<?php
function find($link, $name) {
    $name = ldap_escape($name, '', LDAP_ESCAPE_FILTER);
    return ldap_search($link, 'dc=example', "(uid=$name)"); // evidence: sanitized
}

function all($link) {
    return ldap_list($link, 'dc=example', '(objectClass=group)'); // evidence: constant-filter
}

function number($link) {
    return ldap_search($link, 'dc=example', '(uidNumber=' . (int) $_GET['n'] . ')'); // evidence: sanitized
}
