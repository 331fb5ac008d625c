<?php
function login() {
    error_log('login failed for ' . str_replace(["\r", "\n"], ' ', $_POST['user'])); // evidence: sanitized
}

function note() {
    syslog(LOG_INFO, 'agent ' . json_encode($_SERVER['HTTP_USER_AGENT'])); // evidence: sanitized
}

function framework($logger, $request) {
    $logger->warning('search', ['q' => $request->query('q')]); // evidence: context
}

class Tariff
{
    private $rates = [];

    public function __get($name)
    {
        trigger_error("no rate $name");
        return null;
    }
}
