<?php
function check($row) {
    return md5($_POST['code']) == $row['code']; // finding: loose-hash-comparison
}

function signed($body, $key) {
    $signature = $_SERVER['HTTP_X_SIGNATURE'];
    if ($signature != hash_hmac('sha256', $body, $key)) { // finding: loose-hash-comparison
        return false;
    }
    return true;
}

function same($row) {
    return strcmp($_POST['password'], $row['password']) == 0; // finding: strcmp-of-secret
}
