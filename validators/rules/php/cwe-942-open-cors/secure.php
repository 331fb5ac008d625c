<?php
header('Access-Control-Allow-Origin: https://app.example.com'); // evidence: named-origin

function listed() {
    $origin = $_SERVER['HTTP_ORIGIN'];
    if (in_array($origin, ['https://a.example', 'https://b.example'], true)) {
        header('Access-Control-Allow-Origin: ' . $origin); // evidence: guarded
    }
}

function respond($response) {
    return $response->withHeader('Access-Control-Allow-Origin', 'https://app.example.com'); // evidence: named-origin
}
