<?php
function open($link)
{
    return ldap_bind($link); // finding: no-password
}

function named($link, $dn)
{
    return ldap_bind($link, $dn, ''); // finding: no-password
}

function login($link)
{
    $dn = 'uid=' . ldap_escape($_POST['name'], '', LDAP_ESCAPE_DN) . ',dc=example,dc=org';
    return ldap_bind($link, $dn, $_POST['password']); // finding: password-may-be-empty
}

final class StaffDoor
{
    public function authenticate($link, string $dn, string $password): bool
    {
        return @ldap_bind($link, $dn, $password); // finding: password-may-be-empty
    }
}
