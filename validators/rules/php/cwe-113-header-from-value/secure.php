<?php
function file()
{
    header("Content-Disposition: attachment; filename*=UTF-8''" . rawurlencode($_GET['name'])); // evidence: sanitized
    readfile('report.pdf');
}

function type()
{
    $types = ['pdf' => 'application/pdf', 'csv' => 'text/csv'];
    $type = $_GET['type'];
    if (!in_array($type, ['application/pdf', 'text/csv'], true)) {
        exit;
    }
    header('Content-Type: ' . $type); // evidence: guarded
}

function named()
{
    header('Link: ' . preg_replace('/[^a-z0-9]/', '', $_GET['page'])); // evidence: sanitized
    header('Content-Type: application/json');
}

function ask_the_mill()
{
    $context = stream_context_create(['http' => ['header' => 'X-Counter: ' . rawurlencode($_GET['counter'])]]); // evidence: sanitized
    return file_get_contents('http://mill.internal/free', false, $context);
}

function ask_the_mill_by_curl()
{
    $ch = curl_init('http://mill.internal/free');
    curl_setopt($ch, CURLOPT_HTTPHEADER, ['Accept: text/plain', 'X-Counter: ' . (int) $_GET['counter']]); // evidence: sanitized
    return curl_exec($ch);
}
