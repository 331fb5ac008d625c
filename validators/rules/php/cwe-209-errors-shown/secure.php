<?php
ini_set('display_errors', '0'); // evidence: errors-hidden

function failed($e) {
    error_log($e->getMessage()); // evidence: errors-logged
    echo 'Something went wrong.';
}

function logged($logger, $e) {
    $logger->error('failed', ['exception' => $e]); // evidence: errors-logged
}

function counted($logger) {
    $logger->error('no rows');
}
