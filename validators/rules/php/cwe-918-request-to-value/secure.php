<?php
function fetch() {
    return file_get_contents('https://api.example.com/items'); // evidence: fixed-address
}

function curl($id) {
    $ch = curl_init();
    curl_setopt($ch, CURLOPT_URL, 'https://api.example.com/items/' . (int) $id);
    return curl_exec($ch);
}

function allowed($url) {
    if (!in_array(parse_url($url, PHP_URL_HOST), ['api.example.com', 'cdn.example.com'], true)) {
        throw new RuntimeException('host');
    }
    return curl_init($url); // evidence: guarded
}

function setopt($ch) {
    curl_setopt($ch, CURLOPT_URL, 'https://api.example.com/status'); // evidence: fixed-address
}

function below($client, $path) {
    return $client->get('https://api.example.com/' . $path);
}

function loaded($sheet)
{
    return file_get_contents($sheet);
}

function ferry()
{
    $host = strtolower((string) parse_url($_POST['quay'], PHP_URL_HOST));
    if (preg_match('/^[a-z0-9.-]+\z/', $host) !== 1 || !str_ends_with($host, '.quays.example')) {
        return;
    }
    curl_init('https://' . $host . '/tides'); // evidence: guarded
}

function tide(\GuzzleHttp\Client $http)
{
    return $http->get(rawurlencode($_GET['quay'])); // evidence: sanitized
}

function own_quay()
{
    curl_init('https://' . rawurlencode($_GET['quay']) . '.quays.example/tides'); // evidence: sanitized
}
