<?php
function locked(string $password, string $salt, string $text, string $start): string
{
    $key = hash_pbkdf2('sha256', $password, $salt, 600000, 32, true);
    return openssl_encrypt($text, 'aes-256-cbc', $key, OPENSSL_RAW_DATA, $start); // evidence: derived-key
}

function slowly(string $password, string $salt, string $text, string $start): string
{
    $password = sodium_crypto_pwhash(32, $password, $salt, 4, 268435456);
    return openssl_encrypt($text, 'aes-256-ctr', $password, 0, $start); // evidence: derived-key
}

function opened(string $password, string $salt, string $text, string $start)
{
    return openssl_decrypt($text, 'aes-256-ctr', openssl_pbkdf2($password, $salt, 32, 600000, 'sha256'), 0, $start); // evidence: derived-key
}

function given(string $key, string $text, string $start): string
{
    return openssl_encrypt($text, 'aes-256-ctr', $key, 0, $start);
}

function fingerprint(string $password): string
{
    return hash('sha256', $password);
}
