<?php
use GuzzleHttp\Client;

function fetch($handle)
{
    curl_setopt($handle, CURLOPT_TIMEOUT, 0); // finding: limit-off
    return curl_exec($handle);
}

function client()
{
    return new Client(['base_uri' => 'https://rates.example.org', 'timeout' => 0]); // finding: limit-off
}

function sockets()
{
    ini_set('default_socket_timeout', -1); // finding: limit-off
}
