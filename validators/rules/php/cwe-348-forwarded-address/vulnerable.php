<?php
function local()
{
    return $_SERVER['HTTP_X_FORWARDED_FOR'] === '127.0.0.1'; // finding: header-decides
}

function office($allowed)
{
    if (!in_array($_SERVER['HTTP_CLIENT_IP'], $allowed)) { // finding: header-decides
        exit('no');
    }
}

function network()
{
    return strpos($_SERVER['HTTP_X_REAL_IP'], '10.') === 0; // finding: header-decides
}
