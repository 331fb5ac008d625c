<?php
function webhook($body, $secret, $given)
{
    if (hash_equals(hash_hmac('sha256', $body, $secret), $given)) { // evidence: constant-time
        handle($body);
    }
}

function form()
{
    if (!hash_equals($_SESSION['csrf_token'], $_POST['csrf_token'])) { // evidence: constant-time
        exit('no');
    }
}

function login($password, $row)
{
    return password_verify($password, $row['hash']); // evidence: constant-time
}

function lexer($token, $kind, $expected)
{
    if ($token === T_STRING) {
        return $kind === $expected;
    }
    return strcmp($kind, 'name') === 0;
}

function delivered(string $body, string $given, string $key): bool
{
    $wanted = 'v2=' . base64_encode(hash_hmac('sha512', $body, $key, true));
    if (strlen($given) !== strlen($wanted)) {
        return false;
    }

    return hash_equals($wanted, $given); // evidence: constant-time
}
