<?php
function local()
{
    return $_SERVER['REMOTE_ADDR'] === '127.0.0.1'; // evidence: connection-address
}

function office($allowed)
{
    if (!in_array($_SERVER['REMOTE_ADDR'], $allowed, true)) { // evidence: connection-address
        exit('no');
    }
}

function proxy($own)
{
    $address = $_SERVER['REMOTE_ADDR'];
    if ($_SERVER['REMOTE_ADDR'] == $own) { // evidence: connection-address
        $address = $_SERVER['HTTP_X_FORWARDED_FOR'];
    }
    return $address;
}
