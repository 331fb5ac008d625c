<?php
function check($row) {
    return password_verify($_POST['code'], $row['code']); // evidence: constant-time
}

function signed($body, $key) {
    return hash_equals(hash_hmac('sha256', $body, $key), $_SERVER['HTTP_X_SIGNATURE']); // evidence: constant-time
}

function member($token, $known) {
    return sodium_memcmp($token, $known) === 0; // evidence: constant-time
}

function page($name) {
    return $name == 'home';
}
