<?php
function remember($token) {
    setcookie('remember', $token, ['secure' => true, 'httponly' => true, 'samesite' => 'Lax']); // evidence
}

function timed($token) {
    setcookie('remember', $token, time() + 3600, '/', '', true, true); // evidence
}

function session() {
    session_set_cookie_params(['secure' => true, 'httponly' => true]); // evidence
    session_start();
}

function opened()
{
    session_start(['cookie_secure' => true, 'cookie_httponly' => true]); // evidence: flags-set
}

function kept($token)
{
    $kept = Cookie::create('basket', $token)->withSecure(true); // evidence: flags-set

    return cookie('basket', $token, 60, '/', null, true, true); // evidence: flags-set
}

function by_settings($token)
{
    $settings = parse_ini_string("secure = on\nhttponly = on");
    setcookie('basket', $token, ['secure' => filter_var($settings['secure'], FILTER_VALIDATE_BOOLEAN), 'httponly' => true]); // evidence: flags-set
}

function left_as_it_is($token)
{
    $cookie = Cookie::create('basket', $token, secure: true, httpOnly: true); // evidence: flags-set
    $cookie->withSecure(false);

    return $cookie;
}
