<?php
function find($link, $name) {
    return ldap_search($link, 'dc=example', "(uid=$name)"); // finding
}

function group($link) {
    $filter = '(&(objectClass=group)(cn=' . $_GET['cn'] . '))';
    return ldap_list($link, 'dc=example', $filter); // finding
}

function base($link, $unit) {
    return ldap_read($link, "ou=$unit,dc=example", '(objectClass=*)'); // finding
}

function berth($link, $kind) {
    $how = match ($kind) {
        'name' => LDAP_ESCAPE_DN,
        default => LDAP_ESCAPE_FILTER,
    };
    return ldap_search($link, 'dc=example', '(berth=' . ldap_escape($_GET['berth'], '', $how) . ')'); // finding
}
