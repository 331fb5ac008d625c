<?php
function login($link, $dn)
{
    $password = $_POST['password'];
    if ($password === '') {
        return false;
    }
    return ldap_bind($link, $dn, $password); // evidence: guarded
}

function again($link, $dn)
{
    $password = $_POST['password'];
    if (empty($password)) {
        return false;
    }
    return ldap_bind($link, $dn, $password); // evidence: guarded
}

function reader($link, $dn)
{
    return ldap_bind($link, $dn, getenv('LDAP_PASSWORD')); // evidence: own-account
}

function held($link, $dn, $password)
{
    return ldap_bind($link, $dn, $password);
}

final class VisitorDoor
{
    public function authenticate($link, string $dn, string $password): bool
    {
        if ($dn === '' || $password === '') {
            return false;
        }
        return @ldap_bind($link, $dn, $password); // evidence: guarded
    }
}
