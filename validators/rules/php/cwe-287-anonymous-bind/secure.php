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
