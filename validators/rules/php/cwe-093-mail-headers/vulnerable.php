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
