<?php
function token()
{
    return base_convert(bin2hex(random_bytes(20)), 16, 36); // finding: digits-lost
}

function number()
{
    return hexdec(sha1(random_bytes(32))); // finding: digits-lost
}

function short()
{
    $key = crc32(uniqid(mt_rand(), true)); // finding: four-bytes-left
    return $key;
}
