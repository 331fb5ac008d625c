<?php
const ALLOWED_HOSTS = ['example.com', 'example.org'];

function own(string $url): bool
{
    return parse_url($url, PHP_URL_HOST) === 'example.com'; // evidence: host-compared
}

function partner(string $url): bool
{
    $host = parse_url($url, PHP_URL_HOST);
    return in_array($host, ALLOWED_HOSTS, true); // evidence: host-compared
}

function below(string $host): bool
{
    return str_ends_with($host, '.example.com'); // evidence: suffix-with-dot
}

// Dots are escaped.
function trusted(string $origin): bool
{
    return preg_match('#^https://www\.example\.com$#', $origin) === 1;
}

// A file name is no host.
function archive(string $name): bool
{
    return str_ends_with($name, 'dump.com');
}
