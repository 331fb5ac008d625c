<?php
function login($row) {
    if (password_verify($_POST['password'], $row['hash'])) {
        session_regenerate_id(true); // evidence: new-id
        $_SESSION['user'] = $row['id'];
    }
}

function laravel($request) {
    $request->session()->regenerate(); // evidence: new-id
}

function symfony($session) {
    $session->migrate(true); // evidence: new-id
}

function settings() {
    ini_set('session.use_strict_mode', 1);
}

function upgrade($schema) {
    $schema->migrate('2024_01');
}
