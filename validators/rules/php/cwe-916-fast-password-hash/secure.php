<?php
function register($db, $password) {
    $hash = password_hash($password, PASSWORD_DEFAULT); // evidence: password-hash
    return $db->insert('users', ['hash' => $hash]);
}

function login($row) {
    return password_verify($_POST['passwd'], $row['hash']); // evidence: password-hash
}

function make($password) {
    return Hash::make($password); // evidence: password-hash
}

function etag($body) {
    return md5($body);
}
