<?php
function table()
{
    return json_decode(base64_decode('eyJzaXplIjo0MiwibmFtZSI6ImEifQ=='), true); // evidence: decoded-as-data
}

function logo()
{
    $bytes = base64_decode('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB');
    return imagecreatefromstring($bytes); // evidence: decoded-as-data
}

function settings()
{
    return parse_ini_string(hex2bin('6c6576656c203d20696e666f0a')); // evidence: decoded-as-data
}

function lines($text)
{
    return preg_replace('/\r\n?/', chr(10), $text);
}

function listed($rows)
{
    exec('sort -t' . chr(9) . ' -k2', $rows);
    return call_user_func('array_map', 'trim', [base64_decode('TWF5IHRoZSBmb3JjZQ==')]);
}

function version()
{
    exec('php -v', $lines);
    return $lines[0] . base64_decode('TWF5IHRoZSBmb3JjZQ==');
}
