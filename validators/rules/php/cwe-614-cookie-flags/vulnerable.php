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
