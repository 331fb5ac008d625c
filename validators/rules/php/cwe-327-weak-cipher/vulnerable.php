<?php
function seal($text, $key) {
    return openssl_encrypt($text, 'aes-128-ecb', $key); // finding: weak-cipher
}

function old($text, $key) {
    return mcrypt_encrypt(MCRYPT_DES, $key, $text, 'ecb'); // finding: removed-library
}

function same($text, $key) {
    $iv = '1234567890123456';
    return openssl_encrypt($text, 'aes-256-cbc', $key, 0, $iv); // finding: fixed-vector
}
