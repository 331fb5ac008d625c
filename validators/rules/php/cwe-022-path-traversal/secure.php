<?php
function download() {
    readfile('files/' . basename($_GET['name'])); // evidence: sanitized
}

function read($name) {
    $path = realpath('/srv/data/' . $name);
    if ($path === false || !str_starts_with($path, '/srv/data/')) {
        throw new RuntimeException('outside');
    }
    return file_get_contents($path); // evidence: guarded
}

function numbered() {
    unlink('/srv/store/' . (int) $_POST['id'] . '.json'); // evidence: sanitized
}

function settings() {
    return file_get_contents('/etc/app.json'); // evidence: fixed-path
}
