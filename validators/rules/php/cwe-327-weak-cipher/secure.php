<?php
function seal($text, $key) {
    $iv = random_bytes(12);
    return $iv . openssl_encrypt($text, 'aes-256-gcm', $key, OPENSSL_RAW_DATA, $iv, $tag) . $tag; // evidence: authenticated-cipher
}

function box($text, $key) {
    $nonce = random_bytes(24);
    return $nonce . sodium_crypto_secretbox($text, $nonce, $key); // evidence: authenticated-cipher
}

function opened($text, $key, $iv, $tag) {
    return openssl_decrypt($text, 'chacha20-poly1305', $key, OPENSSL_RAW_DATA, $iv, $tag); // evidence: authenticated-cipher
}

function chained($text, $key) {
    $iv = openssl_random_pseudo_bytes(16);
    return openssl_encrypt($text, 'aes-256-cbc', $key, 0, $iv);
}
