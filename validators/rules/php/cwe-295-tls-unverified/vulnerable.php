<?php
function fetch($ch) {
    curl_setopt($ch, CURLOPT_SSL_VERIFYPEER, false); // finding: peer-unverified
    curl_setopt($ch, CURLOPT_SSL_VERIFYHOST, 0); // finding: host-unverified
    return curl_exec($ch);
}

function context() {
    return stream_context_create(['ssl' => ['verify_peer' => false]]); // finding: context-unverified
}

function guzzle() {
    return new GuzzleHttp\Client(['verify' => false]); // finding: client-unverified
}
