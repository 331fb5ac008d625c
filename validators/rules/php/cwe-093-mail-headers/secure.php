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

function invitation()
{
    $from = $_POST['from'];
    if (!preg_match('/\A[^@\s]+@[a-z.]+\z/', $from)) {
        return;
    }
    mail('club@orchard.example', 'Invitation', 'Come', 'Reply-To: ' . $from); // evidence: guarded
}

function reminder()
{
    $from = $_POST['from'];
    if (preg_match('/[\r\n]/', $from)) {
        return;
    }
    mail('club@orchard.example', 'Reminder', 'Come', 'Reply-To: ' . $from); // evidence: guarded
}
