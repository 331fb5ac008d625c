<?php
function fetch() {
    return file_get_contents($_GET['url']); // finding: chosen-address
}

function curl($url) {
    $ch = curl_init();
    curl_setopt($ch, CURLOPT_URL, $url); // finding: chosen-address
    return curl_exec($ch);
}

function host($client, $host) {
    return $client->get('https://' . $host); // finding: chosen-address
}

function all_at_once($url) {
    $ch = curl_init();
    curl_setopt_array($ch, [CURLOPT_RETURNTRANSFER => true, CURLOPT_URL => $url]); // finding: chosen-address
    return curl_exec($ch);
}

function open_host($name) {
    return file_get_contents('https://shop-' . $name . '/menu'); // finding: chosen-address
}

function badge()
{
    $parts = parse_url($_GET['badge']);
    if (!isset($parts['scheme'], $parts['host']) || !in_array($parts['scheme'], ['http', 'https'], true)) {
        return;
    }
    curl_init($parts['scheme'] . '://' . $parts['host'] . '/badge.svg'); // finding: chosen-address
}

function preview($feedUrl)
{
    return file_get_contents($feedUrl); // finding
}

// Letters and dots are what the names of all hosts are made of.
function ferry()
{
    $host = (string) parse_url($_POST['quay'], PHP_URL_HOST);
    if (preg_match('/^[a-z0-9.-]+\z/', $host) !== 1 || !str_ends_with($host, 'quays.example')) {
        return;
    }
    curl_init('https://' . $host . '/tides'); // finding: chosen-address
}

function ferries()
{
    $host = $_POST['quay'];
    if (strlen($host) === 12 && in_array(substr($host, -5), ['a.com', 'b.com'], true)) {
        curl_init('https://' . $host . '/tides'); // finding: chosen-address
    }
}

function quays()
{
    if (preg_match('/^([a-z.]+):\d+$/D', $_POST['quay'], $parts) !== 1 || preg_match('/[^a-z.:0-9]/', $_POST['quay'])) {
        return;
    }
    curl_init('https://' . $parts[1] . '/tides'); // finding: chosen-address
}

function buoy()
{
    $at = filter_var($_GET['at'], FILTER_VALIDATE_IP);
    curl_init('http://' . $at . '/light'); // finding: chosen-address
}

function named_quay()
{
    curl_init('https://' . rawurlencode($_GET['quay']) . '/tides'); // finding: chosen-address
}

function any_host()
{
    $host = strtolower((string) $_GET['quay']);
    if (!filter_var($host, FILTER_VALIDATE_DOMAIN, FILTER_FLAG_HOSTNAME)) {
        return;
    }
    curl_init('https://' . $host . '/tides'); // finding: chosen-address
}

function asked_buoy()
{
    $at = filter_input(INPUT_GET, 'at', FILTER_VALIDATE_IP);
    curl_init('http://' . $at . '/light'); // finding: chosen-address
}
