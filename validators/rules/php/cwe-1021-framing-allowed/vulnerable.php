<?php
function open()
{
    header('X-Frame-Options: ALLOWALL'); // finding: any-frame
}

function removed()
{
    header_remove('X-Frame-Options'); // finding: header-removed
}

function policy()
{
    header("Content-Security-Policy: default-src 'self'; frame-ancestors *"); // finding: any-frame
}

function response($response)
{
    return $response->withHeader('X-Frame-Options', 'ALLOW-FROM https://partner.example.org'); // finding: any-frame
}
