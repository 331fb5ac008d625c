<?php
function denied()
{
    header('X-Frame-Options: DENY'); // evidence: own-frames
    header_remove('X-Powered-By');
}

function policy()
{
    header("Content-Security-Policy: default-src 'self'; frame-ancestors 'none'"); // evidence: own-frames
}

function response($response)
{
    return $response->withHeader('X-Frame-Options', 'SAMEORIGIN'); // evidence: own-frames
}
