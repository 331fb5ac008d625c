<?php
function own(string $url): bool
{
    $host = parse_url($url, PHP_URL_HOST);
    return str_ends_with($host, 'example.com'); // finding: suffix-without-dot
}

function callback(string $redirect): bool
{
    return strpos($redirect, 'login.example.org') !== false; // finding: address-substring
}

function trusted(string $origin): bool
{
    return preg_match('#^https://www.example.com$#', $origin) === 1; // finding: unescaped-dot
}
