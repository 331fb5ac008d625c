<?php
use GuzzleHttp\Client;

function fetch($handle)
{
    curl_setopt($handle, CURLOPT_TIMEOUT, 10); // evidence: limited
    curl_setopt($handle, CURLOPT_RETURNTRANSFER, 0);
    return curl_exec($handle);
}

function client()
{
    return new Client(['base_uri' => 'https://rates.example.org', 'timeout' => 5]); // evidence: limited
}

function laravel()
{
    return Http::timeout(3)->get('https://rates.example.org'); // evidence: limited
}
