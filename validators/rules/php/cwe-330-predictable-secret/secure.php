<?php
function resetToken() {
    return bin2hex(random_bytes(32)); // evidence: system-source
}

function pin() {
    return random_int(0, 999999); // evidence: system-source
}

function key() {
    return openssl_random_pseudo_bytes(32); // evidence: system-source
}

function dice() {
    return mt_rand(1, 6);
}
