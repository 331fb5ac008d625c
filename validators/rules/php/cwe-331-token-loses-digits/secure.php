<?php
function token()
{
    return bin2hex(random_bytes(20)); // evidence: all-digits
}

function url()
{
    return rtrim(strtr(base64_encode(random_bytes(32)), '+/', '-_'), '='); // evidence: all-digits
}

function old()
{
    return bin2hex(openssl_random_pseudo_bytes(16)); // evidence: all-digits
}

function color($name)
{
    return hexdec(substr($name, 0, 2)) + base_convert($name, 16, 10) + crc32($name);
}
