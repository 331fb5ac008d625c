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

function visits() {
    file_put_contents('/var/log/app/visits.log', date('c') . ' ' . trim($_GET['page']) . PHP_EOL, FILE_APPEND); // finding
}

function noted(string $path): void
{
    $journal = new SplFileObject('/var/log/gate.log', 'a');
    $journal->fwrite("opened {$_GET['gate']}\n"); // finding: assembled-entry
    $out = fopen('/var/log/doors.log', 'ab');
    fwrite($out, 'closed ' . $_POST['door'] . PHP_EOL); // finding: assembled-entry
}

function brand(array $surroundings): string
{
    return $surroundings['HTTP_USER_AGENT'];
}

function met(): void
{
    $journal = fopen('/var/log/gate.log', 'ab');
    fwrite($journal, brand($_SERVER) . " met\n"); // finding
}

function stripped(): void
{
    $who = filter_input(INPUT_POST, 'who', FILTER_UNSAFE_RAW, FILTER_FLAG_STRIP_HIGH);
    error_log("left by $who"); // finding
}
