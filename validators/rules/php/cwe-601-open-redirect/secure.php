<?php
function back() {
    header('Location: /home'); // evidence: own-address
    exit;
}

function inside() {
    header('Location: /items/' . $_GET['id']);
}

function listed() {
    $next = $_GET['next'];
    if (!in_array($next, ['/home', '/cart'], true)) {
        $next = '/home';
    }
    header('Location: ' . $next); // evidence: guarded
}

function route() {
    return to_route('home'); // evidence: own-address
}

function encoded() {
    header('Location: ' . rawurlencode($_GET['page'])); // evidence: sanitized
}
