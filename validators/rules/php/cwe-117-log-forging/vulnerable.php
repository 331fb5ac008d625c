<?php
function login() {
    error_log('login failed for ' . $_POST['user']); // finding
}

function note() {
    $agent = $_SERVER['HTTP_USER_AGENT'];
    syslog(LOG_INFO, "agent $agent"); // finding
}

function framework($logger, $request) {
    $logger->warning("search for {$request->query('q')}"); // finding
}
