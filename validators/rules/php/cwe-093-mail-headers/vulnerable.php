<?php
function contact() {
    mail('me@example.com', 'Contact', $_POST['text'], 'From: ' . $_POST['from']); // finding
}

function subject() {
    $subject = $_GET['subject'];
    mail('me@example.com', "About $subject", 'hello'); // finding
}

function to() {
    $to = $_REQUEST['to'];
    mb_send_mail($to, 'Hello', 'text'); // finding
}

function invitation()
{
    $from = $_POST['from'];
    if (!preg_match('/^\S+@\S+$/m', $from)) {
        return;
    }
    mail('club@orchard.example', 'Invitation', 'Come', 'Reply-To: ' . $from); // finding: mail-header
}
