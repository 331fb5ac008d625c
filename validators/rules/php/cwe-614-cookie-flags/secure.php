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
