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

function noted(string $path): void
{
    $journal = new SplFileObject('/var/log/gate.log', 'a');
    $gate = str_replace(["\r", "\n"], ' ', $_GET['gate']);
    $journal->fwrite("opened {$gate}\n"); // evidence: sanitized
    $page = new SplFileObject('/srv/pages/door.txt', 'w');
    $page->fwrite("closed {$_POST['door']}\n");
}

function peer(array $surroundings): string
{
    return $surroundings['REMOTE_ADDR'];
}

function met(): void
{
    $journal = fopen('/var/log/gate.log', 'ab');
    fwrite($journal, peer($_SERVER) . " met\n");
}

function stripped(): void
{
    $who = filter_input(INPUT_POST, 'who', FILTER_UNSAFE_RAW, FILTER_FLAG_STRIP_LOW);
    error_log("left by $who"); // evidence: sanitized
}
