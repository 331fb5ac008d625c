<?php
function signer($home)
{
    return openssl_pkey_get_private(file_get_contents($home . '/.ssh/id_rsa')); // evidence: key-loaded-as-key
}

function profile($home)
{
    $text = file_get_contents($home . '/.aws/credentials');
    return parse_ini_string($text, true)['default']; // evidence: key-loaded-as-key
}

function sign($data)
{
    $key = file_get_contents('/srv/app/id_ed25519');
    openssl_sign($data, $signature, $key); // evidence: key-loaded-as-key
    return $signature;
}

function kept($home, $folder)
{
    $out = fopen("$folder/copy", 'w');
    fwrite($out, file_get_contents("$home/.npmrc"));
}

function region()
{
    return file_get_contents('https://status.example/regions/' . getenv('AWS_REGION'));
}
