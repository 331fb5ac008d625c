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

function stamped($sheet, $key, $given)
{
    $wanted = hash_hmac('sha256', $sheet, $key);
    return $given && $wanted == $given; // finding: loose-hash-comparison
}
