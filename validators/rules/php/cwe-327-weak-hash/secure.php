<?php
function sign($data, $key) {
    return hash_hmac('sha256', $data, $key); // evidence: strong-hash
}

function digest($data) {
    return hash('sha512', $data); // evidence: strong-hash
}

function fingerprint($data) {
    return openssl_digest($data, 'sha256'); // evidence: strong-hash
}

function cacheKey($data) {
    return md5($data);
}

function seal_of_sleeve($path)
{
    return hash_file('sha256', $path); // evidence: strong-hash
}
