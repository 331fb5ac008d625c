<?php
function make()
{
    return openssl_pkey_new(['private_key_bits' => 4096]); // evidence: long-key
}

function curve()
{
    return openssl_pkey_new(['private_key_type' => OPENSSL_KEYTYPE_EC, 'curve_name' => 'prime256v1']); // evidence: strong-curve
}

function library()
{
    return RSA::createKey(3072); // evidence: long-key
}

function given($bits)
{
    return openssl_pkey_new(['private_key_bits' => $bits]);
}
