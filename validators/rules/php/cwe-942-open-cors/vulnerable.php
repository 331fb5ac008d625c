<?php
header('Access-Control-Allow-Origin: *'); // finding: any-origin

function mirror() {
    header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']); // finding: origin-of-the-request
}

function respond($response) {
    return $response->withHeader('Access-Control-Allow-Origin', '*'); // finding: any-origin
}
