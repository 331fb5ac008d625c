<?php
function remember($token) {
    setcookie('remember', $token); // finding
}

function timed($token) {
    setcookie('remember', $token, time() + 3600, '/', '', false, true); // finding
}

function options($token) {
    setcookie('remember', $token, ['expires' => 0, 'httponly' => true]); // finding
    ini_set('session.cookie_httponly', 0); // finding: flags-off
}

function opened()
{
    session_start(['cookie_secure' => false, 'cookie_lifetime' => 3600]); // finding: flags-off
}

function kept($token)
{
    $kept = Cookie::create('basket', $token)->withSecure(false); // finding: flags-off

    return cookie('basket', $token, 60, '/', null, true, false); // finding: flags-off
}

function by_settings($token)
{
    $settings = parse_ini_string("secure = off\nhttponly = on");
    setcookie('basket', $token, ['secure' => filter_var($settings['secure'], FILTER_VALIDATE_BOOLEAN), 'httponly' => true]); // finding: flags-left-out
}
