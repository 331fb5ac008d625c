<?php
function answer(array $form)
{
    return mail('desk@example.org', 'Question', $form['text'], '', '-f' . $_POST['from']); // finding: option-of-mail
}

function quoted()
{
    $from = $_POST['from'];
    $options = sprintf('-f%s', escapeshellarg($from));
    mail('desk@example.org', 'Question', 'text', 'X-Desk: 1', $options); // finding: option-of-mail
}

function checked()
{
    $from = $_GET['from'];
    if (!filter_var($from, FILTER_VALIDATE_EMAIL)) {
        return false;
    }
    return mb_send_mail('desk@example.org', 'Hello', 'text', '', "-f$from"); // finding: option-of-mail
}
