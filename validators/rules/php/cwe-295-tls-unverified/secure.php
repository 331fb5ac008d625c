<?php
function fetch($ch) {
    curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, true); // evidence: peer-verified
    curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 2); // evidence: host-verified
    curl_setopt($ch, CURLOPT_CAINFO, '/etc/ssl/own.pem'); // evidence: own-authority
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, false);
    return curl_exec($ch);
}

function guzzle() {
    return new GuzzleHttp\Client(['verify' => '/etc/ssl/own.pem']);
}
