<?php
function make()
{
    return openssl_pkey_new(['private_key_bits' => 1024, 'private_key_type' => OPENSSL_KEYTYPE_RSA]); // finding: short-key
}

function curve()
{
    return openssl_pkey_new(array('private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'secp160r1')); // finding: weak-curve
}

function library()
{
    return RSA::createKey(512); // finding: short-key
}
