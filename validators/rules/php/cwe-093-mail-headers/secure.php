<?php
function contact() {
    mail('me@example.com', 'Contact', $_POST['text']); // evidence: fixed-headers
}

function checked() {
    $from = filter_var($_POST['from'], FILTER_VALIDATE_EMAIL);
    if ($from === false) {
        return;
    }
    mail('me@example.com', 'Contact', 'x', "From: $from"); // evidence
}

function stripped() {
    $subject = str_replace(["\r", "\n"], '', $_GET['subject']);
    mail('me@example.com', $subject, 'hello'); // evidence
}
