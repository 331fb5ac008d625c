<?php
function locked(string $password, string $text, string $start): string
{
    return openssl_encrypt($text, 'aes-256-cbc', $password, OPENSSL_RAW_DATA, $start); // finding: password-is-key
}

function hashed(string $passphrase, string $text, string $start): string
{
    return openssl_encrypt($text, 'aes-256-ctr', hash('sha256', $passphrase, true), 0, $start); // finding: hash-of-password-is-key
}

class Vault
{
    private $masterPassword;

    public function open(string $text, string $start)
    {
        return openssl_decrypt($text, 'aes-128-gcm', md5($this->masterPassword), 0, $start); // finding: hash-of-password-is-key
    }
}
